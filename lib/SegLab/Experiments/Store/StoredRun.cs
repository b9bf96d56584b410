using SegLab.Weights;

namespace SegLab.Experiments.Store;

/// <summary>A run that was read from a store: whole and checked against its sums.</summary>
/// <param name="Key">Its key, 16 hexadecimal digits.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Finished">When it was stored.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="TestPictures">The test pictures' positions in the data, in the split's order.</param>
/// <param name="Result">
/// What it gave. A network or loss that SegLab does not have is known by its name only: it compares and prints as ever, and can't be
/// built or computed.
/// </param>
public sealed record StoredRun(string Key, string Folder, DateTimeOffset Finished, StoredData Data, IReadOnlyList<int> TestPictures, ExperimentResult Result)
{
    /// <summary>The trained network's weights.</summary>
    public string WeightsPath => Path.Combine(Folder, RunFiles.Weights);

    /// <summary>
    /// What is wrong with the weights, in sentences: that tensors hold NaN or infinite numbers, so that the network finds nothing, or that
    /// the file can't be read. Null where all numbers are finite. Reads the whole file.
    /// </summary>
    public string? WeightsProblem()
    {
        try
        {
            if (SafetensorsFile.NonFinite(WeightsPath) is not [var first, ..] broken)
                return null;
            var tensors = broken.Count == 1 ? "1 tensor" : $"{broken.Count} tensors";
            return $"The weights of the run {Key}, {Result.Name}, hold NaN or infinite numbers in {tensors}, such as {first}: what its "
                + $"network predicts means nothing. Remove {Folder} and train again, with a lower learning rate or another loss.";
        }
        catch (SegLabException exception)
        {
            return exception.Message;
        }
    }
}
