using System.Globalization;
using System.Text.RegularExpressions;

namespace SegLab.Losses;

/// <summary>
/// Reads a loss from text: a sum of terms, each a loss or a sum in brackets, with a factor before it or not, such as
/// <c>0.5*bce + 2*(dice + tversky(beta=0.3))</c>. A weight that grows stands around its loss: <c>dice + growing_weight(boundary, start=0.02)</c>.
/// </summary>
internal sealed partial class LossText
{
    // Far beyond any loss that makes sense, and far from what reading and computing it could not bear.
    private const int LongestText = 4000;
    private const int DeepestNesting = 40;
    private const int ShownText = 200;

    private readonly string text;
    private readonly string[] tokens;
    private readonly List<string> problems = [];
    private int next;
    private int depth;

    private LossText(string text)
    {
        this.text = text;
        if (text.Length > LongestText)
            throw Wrong($"it is {text.Length} characters long, and {LongestText} are the most");
        tokens = [.. Token().Matches(text).Select(match => match.Value)];
    }

    private string? Current => next < tokens.Length ? tokens[next] : null;

    /// <summary>The loss that the text describes.</summary>
    /// <exception cref="SegLabException">It describes none: what is wrong with it, and what there is.</exception>
    public static Loss Read(string text)
    {
        var reader = new LossText(text);
        var loss = reader.Sum();
        if (reader.Current is not null)
            throw reader.Unexpected("+ or the end");
        return reader.problems.Count == 0 ? loss : throw reader.Wrong(string.Join("; ", reader.problems));
    }

    // Every bracket around a loss opens a sum.
    private Loss Sum()
    {
        if (depth++ > DeepestNesting)
            throw Wrong($"its brackets are nested more than {DeepestNesting} deep");
        var sum = Term();
        while (Take("+"))
            sum += Term();
        depth--;
        return sum;
    }

    private Loss Term()
    {
        if (!double.TryParse(Current, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor))
            return Single();
        next++;
        Demand("*");
        var term = Single();
        if (double.IsFinite(factor) && factor >= 0)
            return factor * term;
        problems.Add(FormattableString.Invariant($"the factor {factor} is no finite number, 0 or more"));
        return term;
    }

    private Loss Single()
    {
        if (Take("("))
        {
            var sum = Sum();
            Demand(")");
            return sum;
        }

        var name = Word("a loss");
        var signature = LossSignature.Find(name);
        var (term, given) = Arguments(signature is { TakesTerm: true });
        if (signature is null)
            problems.Add($"there is no loss {name}");
        else if (signature.Make(term, given, problems) is { } loss)
            return loss;
        // Reading goes on, so that all problems are told at once.
        return new Bce();
    }

    private (Loss? Term, List<(string Name, string Value)> Given) Arguments(bool takesTerm)
    {
        if (!takesTerm)
            return (null, Take("(") ? Parameters() : []);
        Demand("(");
        var term = Sum();
        if (Take(","))
            return (term, Parameters());
        Demand(")");
        return (term, []);
    }

    private List<(string Name, string Value)> Parameters()
    {
        var given = new List<(string, string)>();
        if (Take(")"))
            return given;
        do
        {
            var name = Word("a parameter");
            Demand("=");
            given.Add((name, Current is { } value && IsValue(value) ? value : throw Unexpected("a value")));
            next++;
        }
        while (Take(","));
        Demand(")");
        return given;
    }

    private string Word(string what)
    {
        var word = Current is { } token && char.IsLetter(token[0]) ? token : throw Unexpected(what);
        next++;
        return word;
    }

    private bool Take(string token)
    {
        if (Current != token)
            return false;
        next++;
        return true;
    }

    private void Demand(string token)
    {
        if (!Take(token))
            throw Unexpected(token);
    }

    private static bool IsValue(string token) => token.Length > 1 || char.IsLetterOrDigit(token[0]);

    private SegLabException Unexpected(string expected)
        => Wrong($"{(Current is { } token ? $"'{token}'" : "the end")} stands where {expected} is expected");

    private string Shown => text.Length > ShownText ? $"{text[..ShownText]}…" : text;

    private SegLabException Wrong(string problem) => new(
        $"'{Shown}' is no loss: {problem}. Write it like 0.5*bce + tversky(beta=0.3). There is, with its parameters' defaults: {string.Join(", ", LossSignature.All)}.");

    // Numbers with a sign and an exponent; words; anything else is one character.
    [GeneratedRegex(@"[-]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|\p{L}\w*|\S", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
