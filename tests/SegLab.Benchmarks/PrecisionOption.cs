using System.CommandLine;
using SegLab.Models;

namespace SegLab.Benchmarks;

/// <summary>The option that says in which numbers networks compute.</summary>
internal static class PrecisionOption
{
    /// <summary><c>--precision NAME</c>.</summary>
    public static Option<Precision> Create() => new("--precision") { Description = "In which numbers the networks compute.", HelpName = "float32|bfloat16|tensorfloat32", DefaultValueFactory = _ => Precision.Float32 };
}
