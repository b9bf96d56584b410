using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SegLab.Experiments.Store.Formulas;

/// <summary>
/// What an experiment computes with that is not SegLab's: hashes of a custom loss's formula and of a custom network's builder, which tell
/// an edited one from the one before under the same name.
/// </summary>
/// <remarks>
/// What is hashed is the compiled code with all that it calls in its own assembly or in other cells, and the values that it reads: numbers,
/// texts, enumerations, losses, functions, and collections and objects of the user's own of these. Running the same cell again gives the
/// same hash; compiling it otherwise, such as for debugging, may give another, and then the run is trained again.
/// </remarks>
/// <param name="Loss">SHA-256 of the loss's formula; null where nothing in the loss is the user's own.</param>
/// <param name="Builder">SHA-256 of the network's builder; null for a network of SegLab's.</param>
/// <param name="Untold">What either depends on and no hash holds, such as a captured tensor: names with types.</param>
internal sealed record ExperimentFormula(string? Loss, string? Builder, IReadOnlyList<string> Untold)
{
    /// <summary>Whether a lambda of the user's own in it captures values: of such a formula a stored run is never loaded in silence.</summary>
    public bool Captures { get; init; }

    /// <summary>What the hash of the loss is called in a key and in <c>run.json</c>.</summary>
    public const string LossName = "formula";

    /// <summary>The same of the hash of the network's builder.</summary>
    public const string BuilderName = "builder";

    /// <summary>Those hashes that there are, with what they are called.</summary>
    public IEnumerable<(string Name, string Hash)> Hashes
    {
        get
        {
            if (Loss is not null)
                yield return (LossName, Loss);
            if (Builder is not null)
                yield return (BuilderName, Builder);
        }
    }

    /// <summary>The formula of an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    public static ExperimentFormula Of(Experiment experiment)
    {
        var (loss, builder) = (FormulaText.Of(experiment.Loss), FormulaText.Of(experiment.Architecture.Build));
        // A stored run's experiment has its hashes already.
        return new ExperimentFormula(
            (experiment.Loss as StoredLoss)?.FormulaHash ?? Hash(loss),
            experiment.Architecture.StoredBuilder ?? Hash(builder),
            [.. loss.Untold, .. builder.Untold]) { Captures = loss.Captures || builder.Captures };
    }

    /// <summary>Adds the hashes to a description; nothing where there are none.</summary>
    /// <param name="description">A key's content, or a run's description.</param>
    public void AddTo(JsonObject description)
    {
        foreach (var (name, hash) in Hashes)
            description[name] = hash;
    }

    /// <summary>What to say where a stored run is loaded whose formula captures values, or may be another by now; null where it is neither.</summary>
    /// <param name="run">The stored run.</param>
    public string? Notice(StoredRun run)
    {
        if (Untold.Count == 0 && !Captures)
            return null;
        var untold = Untold.Count == 0 ? "" : $"Its formula uses {string.Join(", ", Untold)}, which the run's key does not hold: where that has changed since, "
            + "this is the old formula's run. ";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Result.Name} is loaded as it was trained on {run.Finished.UtcDateTime:yyyy-MM-dd} at {run.Finished.UtcDateTime:HH:mm} UTC. {untold}"
            + $"To train again, give the loss or network another name, or remove the folder {run.Folder}.");
    }

    private static string? Hash(FormulaText text) =>
        text.IsCustom ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))) : null;
}
