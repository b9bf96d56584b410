using System.CommandLine;
using SegLab.Benchmarks;

var root = new RootCommand("SegLab's benchmarks: what was measured and how to measure it again.")
{
    new TrainCommand(),
    new LossesCommand(),
    new MeasuresCommand(),
    new DuplicatesCommand(),
    new TransferCommand(),
};
return await root.Parse(args).InvokeAsync();
