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
}
