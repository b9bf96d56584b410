using System.CommandLine;
using SegLab;
using SegLab.Benchmarks;
using SegLab.Benchmarks.Reports;

var root = new RootCommand("SegLab's benchmarks: what was measured and how to measure it again.")
{
    new TrainCommand(),
    new LossesCommand(),
    new MeasuresCommand(),
    new DuplicatesCommand(),
    new TransferCommand(),
    new CompareCommand(),
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
