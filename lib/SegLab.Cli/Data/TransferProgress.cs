using System.Globalization;
using SegLab.Cli.Terminal;
using SegLab.Data;
using SegLab.Data.Fetching;
using Spectre.Console;

namespace SegLab.Cli.Data;

/// <summary>Shows how far loading or a download has come, on standard error: a bar on a terminal, a line at each quarter elsewhere.</summary>
internal sealed class TransferProgress : IProgress<LoadProgress>, IProgress<ByteProgress>
{
    private readonly Action<double, string> _show;

    private TransferProgress(Action<double, string> show) => _show = show;

    /// <summary>Runs a job that ends without a result.</summary>
    /// <param name="title">What is being done: <c>generating</c>.</param>
    /// <param name="job">Reports to what it is given.</param>
    public static void Run(string title, Action<TransferProgress> job) => Run(title, progress =>
    {
        job(progress);
        return true;
    });

    /// <summary>Runs a job.</summary>
    /// <typeparam name="T">What the job gives.</typeparam>
    /// <param name="title">What is being done: <c>unpacking</c>.</param>
    /// <param name="job">Reports to what it is given.</param>
    public static T Run<T>(string title, Func<TransferProgress, T> job) => RunAsync(title, progress => Task.FromResult(job(progress))).GetAwaiter().GetResult();

    /// <summary>Runs a job that waits for others.</summary>
    /// <param name="title">What is being done: <c>downloading</c>.</param>
    /// <param name="job">Reports to what it is given.</param>
    public static Task RunAsync(string title, Func<TransferProgress, Task> job) => RunAsync(title, async progress =>
    {
        await job(progress);
        return true;
    });

    /// <inheritdoc/>
    public void Report(LoadProgress value) => _show(Share(value.Done, value.Total), $"{value.Done} of {value.Total}");

    /// <inheritdoc/>
    public void Report(ByteProgress value) => _show(Share(value.Done, value.Total), $"{Megabytes(value.Done)} of {Megabytes(value.Total)} MB");

    private static async Task<T> RunAsync<T>(string title, Func<TransferProgress, Task<T>> job)
    {
        if (Console.IsErrorRedirected)
            return await job(new TransferProgress(Lines(title)));
        var console = TerminalConsole.Error();
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title, maxValue: 1);
                return await job(new TransferProgress((share, text) =>
                {
                    bar.Value = share;
                    bar.Description = $"{title} {text}";
                }));
            });
    }

    private static Action<double, string> Lines(string title)
    {
        var next = 0.25;
        return (share, text) =>
        {
            if (share < next)
                return;
            next = (Math.Floor(share * 4) + 1) / 4;
            Console.Error.WriteLine($"{title}: {text}");
        };
    }

    private static double Share(long done, long total) => total == 0 ? 1 : (double)done / total;

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture);
}
