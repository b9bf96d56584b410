using System.CommandLine;
using SegLab.Models;

namespace SegLab.Benchmarks;

/// <summary>The option that says in which numbers networks compute.</summary>
internal static class PrecisionOption
{
    /// <summary><c>--precision NAME</c>, a name that <see cref="Precisions.Find"/> knows.</summary>
    public static Option<string> Create() => new("--precision") { Description = "In which numbers the networks compute.", HelpName = "float32|bfloat16|tensor-float32", DefaultValueFactory = _ => "float32" };
}
