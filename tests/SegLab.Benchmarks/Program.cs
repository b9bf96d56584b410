using System.CommandLine;

var root = new RootCommand("SegLab's benchmarks.");
return await root.Parse(args).InvokeAsync();
