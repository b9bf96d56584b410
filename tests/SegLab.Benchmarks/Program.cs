using System.CommandLine;
using SegLab;
using SegLab.Benchmarks;
using SegLab.Benchmarks.Coverage;
using SegLab.Benchmarks.Fuzzing;
using SegLab.Benchmarks.Gpu;
using SegLab.Benchmarks.Loading;
using SegLab.Benchmarks.Memory;
using SegLab.Benchmarks.Reports;
using SegLab.Benchmarks.Roofline;
using SegLab.Benchmarks.Scale;
using SegLab.Benchmarks.Start;
using SegLab.Benchmarks.Throughput;

// As the command line and the notebooks do: what is measured is what people get.
SegLab.Native.LargeBlocks.Reuse();
var root = new RootCommand("SegLab's benchmarks: what was measured and how to measure it again.")
{
    ThroughputCommand.Training(),
    ThroughputCommand.Inference(),
    new RooflineCommand(),
    new MemoryCommand(),
    new GpuCommand(),
    new StepsCommand(),
    new LoadCommand(),
    new ScaleCommand(),
    new ScaleRunCommand(),
    new StartCommand(),
    new LossesCommand(),
    new MeasuresCommand(),
    new DuplicatesCommand(),
    new TransferCommand(),
    new CoverageCommand(),
    new CompareCommand(),
    new FuzzCommand(),
    new FuzzWorkerCommand(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (SegLabException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
