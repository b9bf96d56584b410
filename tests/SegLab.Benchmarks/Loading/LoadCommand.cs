using System.CommandLine;
using System.Diagnostics;
using SegLab.Benchmarks.Reports;
using SegLab.Data;
using SegLab.Data.Caching;
using SegLab.Data.Resizing;
using SegLab.Training;

namespace SegLab.Benchmarks.Loading;

/// <summary><c>load</c>: what a picture costs to read, resize and keep; processor time stands beside wall time, for machines that others use.</summary>
internal sealed class LoadCommand : Command
{
    private readonly Option<string?> _data = new("--data") { Description = "A folder of images and masks. [default: made-up lesions]", HelpName = "DIR" };
    private readonly Option<int> _count = new("--count") { Description = "How many pictures at most.", DefaultValueFactory = _ => 200 };
    private readonly Option<int> _size = new("--size") { Description = "To which width and height.", DefaultValueFactory = _ => 256 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often, after once to warm up.", DefaultValueFactory = _ => 3 };
    private readonly Option<string?> _output = OutputOption.Create();

    public LoadCommand()
        : base("load", "Milliseconds a picture, wall and processor: decoding or painting, resizing, loading, and a cache made and found.")
    {
        foreach (var option in (Option[])[_data, _count, _size, _rounds, _output])
            Add(option);
        SetAction(Measure);
    }

    private void Measure(ParseResult parsed)
    {
        var (size, rounds) = (parsed.GetValue(_size), parsed.GetValue(_rounds));
        var source = parsed.GetValue(_data) is { } data ? DataSource.Open(data) : DataSource.MadeUp(parsed.GetValue(_count));
        source = source.Take(Math.Min(source.Count, parsed.GetValue(_count)));
        if (ComputeThreads.Warning() is { } busy)
            Console.Error.WriteLine(busy);
        var folder = Directory.CreateTempSubdirectory("seglab-load-");
        var rows = new List<BenchmarkRow>();
        var pair = source.Read(0);
        try
        {
            Console.WriteLine($"{source.Count} pictures, {source.Kind}, to {size}×{size}; the first is {pair.Image.Width}×{pair.Image.Height}");
            Time("read", () => Each(index => source.Read(index)));
            Time("resize an image", () => Each(_ => ImageResize.Resize(pair.Image, size, size)));
            Time("resize a mask", () => Each(_ => MaskResize.Linear(pair.Mask, size, size)));
            Time("load", () => source.Load(size));
            var number = 0;
            Time("load, cache made", () => Cached($"{number++}", size));
            Time("load, cache found", () => Cached("0", size));
            var images = Cached("0", size);
            Time("read from the cache", () => images.Images([.. Enumerable.Range(0, source.Count)]).Dispose());
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (parsed.GetValue(_output) is { } path)
            BenchmarkReport.Now(Name, new Dictionary<string, string> { ["kind"] = $"{source.Kind}", ["count"] = $"{source.Count}", ["size"] = $"{size}" }, rows).Save(path);

        ImageSet Cached(string name, int side) => source.Load(side, new LoadOptions { Cache = new ImageCache(Path.Combine(folder.FullName, name)) });

        void Each(Action<int> work)
        {
            for (var index = 0; index < source.Count; index++)
                work(index);
        }

        void Time(string name, Action work)
        {
            var (wall, processor) = (new List<double>(), new List<double>());
            for (var round = -1; round < rounds; round++)
            {
                var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                work();
                if (round < 0)
                    continue;
                wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds / source.Count);
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / source.Count);
            }

            BenchmarkRow[] both = [new($"{name}, wall", "ms", wall), new($"{name}, processor", "ms", processor)];
            rows.AddRange(both);
            Console.WriteLine($"{name,-20} {both[0].Describe(3),-24} processor {both[1].Describe(3)}");
        }
    }
}
