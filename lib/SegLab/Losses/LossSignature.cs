using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SegLab.Losses;

/// <summary>How a loss is written as text: a name, and parameters with their defaults, as <c>tversky(beta=0.5, smooth=1, per_image=false)</c>.</summary>
internal sealed class LossSignature
{
    private readonly ConstructorInfo constructor;

    private LossSignature(Type type)
    {
        constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || parameter.ParameterType == typeof(Loss)));
        Name = Written(type.Name);
        TakesTerm = constructor.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Loss);
    }

    /// <summary>One for each loss of the catalogue, and the weight that grows.</summary>
    public static IReadOnlyList<LossSignature> All { get; } = [.. LossCatalog.All.Select(loss => loss.GetType()).Append(typeof(GrowingWeight)).Select(type => new LossSignature(type))];

    /// <summary>Small letters with underscores.</summary>
    public string Name { get; }

    /// <summary>Whether another loss stands before its parameters.</summary>
    public bool TakesTerm { get; }

    /// <summary>The parameters besides a term: what each is called as text, and its type.</summary>
    public IEnumerable<(string Name, Type Type)> Parameters => constructor.GetParameters().Where(parameter => parameter.HasDefaultValue)
        .Select(parameter => (Written(parameter.Name!), parameter.ParameterType));

    /// <summary>The signature that a loss is made by; null for one that is not of the catalogue.</summary>
    public static LossSignature? Of(Loss loss) =>
        All.FirstOrDefault(signature => signature.constructor.DeclaringType == loss.GetType());

    /// <summary>The loss of that name, capitals and underscores aside; null if there is none.</summary>
    public static LossSignature? Find(string name) => All.FirstOrDefault(signature => Same(signature.Name, name));

    /// <summary>The loss with these parameters, all others at their defaults; null if one is wrong, and then the problems say which.</summary>
    public Loss? Make(Loss? term, IReadOnlyList<(string Name, string Value)> given, List<string> problems)
    {
        var before = problems.Count;
        var parameters = constructor.GetParameters();
        var values = parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : term).ToArray();
        foreach (var (name, value) in given)
        {
            var index = Array.FindIndex(parameters, parameter => parameter.HasDefaultValue && Same(parameter.Name!, name));
            if (index < 0)
                problems.Add($"{Name} has no parameter {name}; it is {this}");
            else if ((values[index] = Value(parameters[index].ParameterType, value)) is null)
                problems.Add($"{Name}: {name} is {value}, and {Expected(parameters[index].ParameterType)} is expected");
        }

        if (problems.Count > before)
            return null;
        try
        {
            return (Loss)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, CultureInfo.InvariantCulture);
        }
        catch (SegLabException exception)
        {
            problems.Add(exception.Message.TrimEnd('.'));
            return null;
        }
    }

    /// <summary>The parameters of such a loss that are not at their defaults, as <c>beta=0.3</c>.</summary>
    public IEnumerable<string> Changed(Loss loss) => constructor.GetParameters().Where(parameter => parameter.HasDefaultValue)
        .Select(parameter => (Parameter: parameter, Value: loss.GetType().GetProperty(parameter.Name!)!.GetValue(loss)))
        .Where(pair => !Equals(pair.Value, pair.Parameter.DefaultValue))
        .Select(pair => $"{Written(pair.Parameter.Name!)}={Written(pair.Value)}");

    /// <summary>The name, and in brackets all parameters with their defaults.</summary>
    public override string ToString()
    {
        var parameters = constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? $"{Written(parameter.Name!)}={Written(parameter.DefaultValue)}" : "loss").ToList();
        return parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", parameters)})";
    }

    private static object? Value(Type type, string text)
    {
        if (type == typeof(bool))
            return bool.TryParse(text, out var flag) ? flag : null;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Expected(Type type) => type == typeof(bool) ? "true or false" : type == typeof(int) ? "a whole number" : "a number";

    private static string Written(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string Written(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool Same(string one, string other)
        => string.Equals(one.Replace("_", "", StringComparison.Ordinal), other.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
