using System.Globalization;
using System.Text.RegularExpressions;

namespace SegLab.Losses;

/// <summary>Finds the loss that printed a name, such as <c>0.5·BCE + Tversky (β = 0.3)</c>: for runs that kept the name alone.</summary>
internal static partial class LossNameReader
{
    private const int LongestName = 1000;
    private const string Plus = " + ";

    /// <summary>
    /// The loss of the catalogue that has this name, sums and weights of such losses included; null where there is none, or more than one.
    /// </summary>
    /// <param name="name">As <see cref="Loss.Name"/> gives it.</param>
    public static Loss? Read(string name) => name.Length <= LongestName && Sum(name) is { } loss && loss.Name == name ? loss : null;

    private static Loss? Sum(string text)
    {
        Loss? sum = null;
        foreach (var part in Terms(text))
        {
            if (Term(part) is not { } term)
                return null;
            sum = sum is null ? term : sum + term;
        }

        return sum;
    }

    private static Loss? Term(string text)
    {
        if (Single(text) is { } single)
            return single;
        var weight = Weight().Match(text);
        if (!weight.Success)
            return null;
        var rest = text[weight.Length..];
        return (rest is ['(', .., ')'] ? Sum(rest[1..^1]) : Term(rest)) is { } term ? Weighted(weight.Groups, term) : null;
    }

    private static Loss? Weighted(GroupCollection weight, Loss term)
    {
        var start = Number("start");
        if (!weight["step"].Success)
            return double.IsFinite(start) ? start * term : null;
        var (step, limit) = (Number("step"), weight["limit"].Success ? Number("limit") : 1);
        return double.IsFinite(start + step + limit) ? new GrowingWeight(term, start, step, limit) : null;

        double Number(string group)
        {
            var isNumber = double.TryParse(weight[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
            return isNumber && number >= 0 ? number : double.NaN;
        }
    }

    // Two kinds of loss that print the same name would leave it open which was meant.
    private static Loss? Single(string text)
    {
        var parts = Parameterised().Match(text);
        var name = parts.Groups["name"].Value;
        var (symbols, values) = (parts.Groups["symbol"].Captures, parts.Groups["value"].Captures);
        var given = symbols.Zip(values, (symbol, value) => (Symbol: symbol.Value, Value: value.Value)).ToList();
        var found = LossSignature.All.Where(signature => !signature.TakesTerm)
            .SelectMany(signature => Flags(signature).Select(flags => Made(signature, flags, name, given)))
            .OfType<Loss>().Where(loss => loss.Name == text).ToList();
        return found is [var only] ? only : null;
    }

    // A symbol stands for the parameter that prints it.
    private static Loss? Made(
        LossSignature signature, IReadOnlyList<(string, string)> flags, string name, List<(string Symbol, string Value)> given)
    {
        if (signature.Make(null, flags, []) is not { } plain || plain.Name != name)
            return null;
        var parameters = new List<(string, string)>(flags);
        foreach (var (symbol, value) in given)
        {
            var printed = $"{name} ({symbol} = {value})";
            var meant = signature.Parameters
                .Where(parameter => signature.Make(null, [.. flags, (parameter.Name, value)], [])?.Name == printed).ToList();
            if (meant is not [var only])
                return null;
            parameters.Add((only.Name, value));
        }

        return signature.Make(null, parameters, []);
    }

    // A parameter that is true or false shows in the name itself.
    private static IReadOnlyList<IReadOnlyList<(string, string)>> Flags(LossSignature signature)
    {
        IReadOnlyList<IReadOnlyList<(string, string)>> all = [[]];
        foreach (var (name, _) in signature.Parameters.Where(parameter => parameter.Type == typeof(bool)))
            all = [.. all, .. all.Select(given => (IReadOnlyList<(string, string)>)[.. given, (name, "true")])];
        return all;
    }

    // What is between plus signs that are in no brackets.
    private static IEnumerable<string> Terms(string text)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth != 0 || !text.AsSpan(at).StartsWith(Plus, StringComparison.Ordinal))
                continue;
            yield return text[start..at];
            start = at + Plus.Length;
        }

        yield return text[start..];
    }

    [GeneratedRegex(
        @"^(?<name>.*?)( \(((, )?(?<symbol>[^(),=]+) = (?<value>[^(),=]+))+\))?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Parameterised();

    [GeneratedRegex(@"^(?<start>[-+.eE\d]+)(\(\+(?<step>[-+.eE\d]+)(, ≤(?<limit>[-+.eE\d]+))?\))?·", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weight();
}
