using SegLab.Weights;
using Xunit;
using static TorchSharp.torch;

namespace SegLab.Tests.Weights;

public sealed class FiniteCheckTests : IDisposable
{
    // Of several blocks, not a whole number of vectors.
    private const int Count = 300_001;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<ScalarType, double, int> Places
    {
        get
        {
            var data = new TheoryData<ScalarType, double, int>();
            foreach (var type in (ScalarType[])[ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16])
            {
                foreach (var value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
                {
                    foreach (var place in (int[])[0, 7, 150_000, Count - 1])
                        data.Add(type, value, place);
                }
            }

            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public void OneSuchNumberIsFoundWhereverItIs(ScalarType type, double value, int place)
    {
        using var scope = NewDisposeScope();
        var (whole, broken) = (ones(Count, type), ones(Count, type));
        broken[place] = value;
        Assert.Equal(["broken"], NonFinite(("whole", whole), ("broken", broken), ("last", ones(3, type))));
    }

    [Fact]
    public void TheLargestNumbersAndOtherTypesAreFinite()
    {
        using var scope = NewDisposeScope();
        Assert.Empty(NonFinite(
            ("float", tensor([float.MaxValue, float.MinValue, float.Epsilon, -0f])),
            ("double", tensor([double.MaxValue, double.MinValue])),
            ("half", tensor([65504f]).to_type(ScalarType.Float16)),
            ("whole numbers", tensor([long.MaxValue, -1])),
            ("flags", tensor([true])),
            ("none", empty(0))));
    }

    private IReadOnlyList<string> NonFinite(params (string Name, Tensor Tensor)[] tensors)
    {
        SafetensorsFile.Save(_folder["weights"], tensors.ToDictionary(entry => entry.Name, entry => entry.Tensor));
        return SafetensorsFile.NonFinite(_folder["weights"]);
    }
}
