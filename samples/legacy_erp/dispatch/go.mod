module git.quillmere-seeds.example/dispatch

go 1.8
