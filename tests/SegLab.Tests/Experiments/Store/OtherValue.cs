namespace SegLab.Tests.Experiments.Store;

/// <summary>Another value of an option's type: for tests that walk over options, whoever adds one.</summary>
internal static class OtherValue
{
    public static object Than(object? value, Type type) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        uint number => number + 1,
        long number => number + 1,
        double number => (number / 2) + 0.125,
        string text => text + "x",
        Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().First(other => !other.Equals(choice)),
        null when Nullable.GetUnderlyingType(type) is { } plain => Than(Activator.CreateInstance(plain), plain),
        // A record of options: another of its kinds, or the same with one property changed.
        null => Activator.CreateInstance(type)!,
        _ => OtherKind(value, type) ?? Changed(value),
    };

    private static object? OtherKind(object value, Type type) => type.Assembly.GetTypes()
        .Where(kind => type.IsAssignableFrom(kind) && !kind.IsAbstract && kind != value.GetType() && kind.GetConstructor([]) is not null)
        .Select(Activator.CreateInstance).FirstOrDefault();

    private static object Changed(object value)
    {
        var copy = Activator.CreateInstance(value.GetType())!;
        var property = value.GetType().GetProperties().First(property => property.CanWrite);
        property.SetValue(copy, Than(property.GetValue(value), property.PropertyType));
        return copy;
    }
}
