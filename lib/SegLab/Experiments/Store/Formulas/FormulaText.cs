using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using SegLab.Losses;

namespace SegLab.Experiments.Store.Formulas;

/// <summary>
/// A loss or a network's builder as text: the code of the user's own that it runs, and the values that this code reads: captured variables,
/// fields, and what is in them. Equal texts compute the same, except for what can't be told (<see cref="Untold"/>).
/// </summary>
internal sealed class FormulaText
{
    private const string Unreadable = "unreadable";
    private readonly CodeNames _names = new();
    private readonly CodeText _code;
    private readonly List<object> _objects = [];
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    // What functions are called on: what a lambda captures are fields of it that its code reads.
    private readonly HashSet<object> _targets = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(FieldInfo Field, int Holder)> _told = [];
    private readonly List<(FieldInfo Field, string Value)> _values = [];
    private readonly List<string> _untold = [];
    private string _root = "";

    private FormulaText() => _code = new CodeText(_names);

    /// <summary>Whether anything in it is the user's own: a custom loss, or code that is not SegLab's.</summary>
    public bool IsCustom { get; private set; }

    /// <summary>Whether a function of the user's own in it is a lambda that captures values.</summary>
    public bool Captures => _told.Any(told => told.Holder >= 0 && _targets.Contains(_objects[told.Holder]));

    /// <summary>What it depends on and its text does not hold: names of variables with their types.</summary>
    public IReadOnlyList<string> Untold => _untold;

    /// <summary>The text of a loss or of a function.</summary>
    /// <param name="formula">A <see cref="Loss"/> or a delegate.</param>
    public static FormulaText Of(object formula)
    {
        var text = new FormulaText();
        try
        {
            text.Tell(formula);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or TypeLoadException or IOException
            or NotSupportedException or InvalidOperationException or TargetException or TargetInvocationException or KeyNotFoundException)
        {
            // Code that reflection can't read to its end, such as that of a library that is not there.
            (text._root, text.IsCustom) = (Unreadable, true);
            text._untold.Add($"code that can't be read ({(exception.InnerException ?? exception).Message})");
        }

        return text;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var values = _values.Select(entry => $"{_names.Of(entry.Field)} = {entry.Value}");
        return _root == Unreadable ? _root : string.Join('\n', [_root, _code.ToString(), .. values]);
    }

    private void Tell(object formula)
    {
        _root = Value(formula, "the formula");
        _code.Complete();
        // A value may bring further objects and code, whose fields are read as well.
        while (Next() is { } next)
        {
            _told.Add(next);
            var value = next.Field.GetValue(next.Holder < 0 ? null : _objects[next.Holder]);
            _values.Add((next.Field, Value(value, Readable(next.Field.Name))));
            _code.Complete();
        }

        for (var index = 0; index < _values.Count; index++)
        {
            if (!_code.IsWritten(_values[index].Field))
                continue;
            // Its value now is not the one that training will compute with.
            _values[index] = (_values[index].Field, "changes");
            Leave($"{Readable(_values[index].Field.Name)} (it changes while the formula is computed)");
        }

        if (_code.IsCutOff)
            Leave("more code than can be looked through");
        IsCustom |= _names.Methods.Count > 0 || _untold.Count > 0;
    }

    // The next field whose value is not told yet, and which object holds it; -1 for a static one.
    private (FieldInfo Field, int Holder)? Next()
    {
        foreach (var field in _code.Read)
        {
            for (var holder = field.IsStatic ? -1 : 0; holder < (field.IsStatic ? 0 : _objects.Count); holder++)
            {
                if ((holder < 0 || field.DeclaringType!.IsInstanceOfType(_objects[holder])) && !_told.Contains((field, holder)))
                    return (field, holder);
            }
        }

        return null;
    }

    private string Value(object? value, string name)
    {
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return $"{text.Length} {text}";
            case Type type:
                return _names.Of(type);
            case Enum choice:
                return $"{_names.Of(choice.GetType())} {choice.ToString("D")}";
            case Loss loss:
                return Within(loss, name, Term);
            case Delegate function:
                return string.Join(' ', function.GetInvocationList().Select(one => Function(one, name)));
            case ITuple tuple:
                return $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(index => Value(tuple[index], name)))})";
            default:
                if (value.GetType().IsPrimitive || value is decimal)
                    return $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}";
                return value is IEnumerable items && IsPlain(value.GetType()) ? Within(items, name, Items)
                    : IsPair(value.GetType()) ? Items(value.GetType().GetProperties().Select(property => property.GetValue(value)), name)
                    : _names.IsOwn(value.GetType()) ? Held(value, name)
                    : Leave($"{name} ({Readable(value.GetType().Name)})");
        }
    }

    // An object that holds itself is told once.
    private string Within<T>(T value, string name, Func<T, string, string> tell)
        where T : class
    {
        if (!_open.Add(value))
            return "again";
        var text = tell(value, name);
        _open.Remove(value);
        return text;
    }

    private string Items(IEnumerable items, string name)
    {
        var sides = items is Array array ? string.Join("x", Enumerable.Range(0, array.Rank).Select(array.GetLength)) : "";
        return $"{_names.Of(items.GetType())}{sides}[{string.Join(", ", items.Cast<object?>().Select(item => Value(item, name)))}]";
    }

    private string Term(Loss loss, string name)
    {
        switch (loss)
        {
            case CustomLoss custom:
                IsCustom = true;
                return Value(custom.Function, name);
            case StoredLoss { FormulaHash: { } formula }:
                IsCustom = true;
                return formula;
        }

        if (loss.GetType().Assembly != typeof(Loss).Assembly)
        {
            _names.AddOwn(loss.GetType().Assembly);
            return Held(loss, name);
        }

        // SegLab's own are what their name says; in a sum there may be others.
        var terms = loss.GetType().GetProperties().Where(property => property.PropertyType == typeof(Loss))
            .Select(property => Value(property.GetValue(loss), name));
        return $"{loss.GetType().Name} {loss.Name} [{string.Join(", ", terms)}]";
    }

    private string Function(Delegate function, string name)
    {
        // An expression that was compiled while the program runs.
        if (function.Method.DeclaringType is null)
            return Leave($"{name} (a compiled expression)");
        _names.AddOwn(function.Method.Module.Assembly);
        return $"{_names.Of(function.Method)} on {(function.Target is { } target ? Target(target, name) : "nothing")}";
    }

    // SegLab's own closures hold what was given to it, such as a network's builder.
    private string Target(object target, string name)
    {
        var type = target.GetType();
        if (type.Assembly != typeof(Loss).Assembly || !type.IsDefined(typeof(CompilerGeneratedAttribute)))
        {
            _targets.Add(target);
            return Value(target, name);
        }

        var fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return string.Join(' ', fields.Select(field => Value(field.GetValue(target), Readable(field.Name))));
    }

    // Of an object of the user's own those fields are told that the code reads.
    private string Held(object value, string name)
    {
        var (type, known) = (value.GetType(), _objects.FindIndex(held => ReferenceEquals(held, value)));
        if (known >= 0)
            return $"object {known}";
        _objects.Add(value);
        var parent = type;
        while (parent is not null && _names.IsOwn(parent))
            parent = parent.BaseType;
        // What a base class of another library holds is not seen.
        if (parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Loss))
            Leave($"{name} ({Readable(type.Name)})");
        return $"object {_objects.Count - 1} of {_names.Of(type)}";
    }

    private string Leave(string what)
    {
        if (!_untold.Contains(what))
            _untold.Add(what);
        return "?";
    }

    private static bool IsPlain(Type type) => type.IsArray || Is(type, typeof(HashSet<>))
        || (typeof(ICollection).IsAssignableFrom(type) && type.FullName!.StartsWith("System.Collections.", StringComparison.Ordinal));

    private static bool IsPair(Type type) => Is(type, typeof(KeyValuePair<,>));

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    // A captured variable's name is part of what the compiler made of it; a type's ends before the number of its parameters.
    private static string Readable(string name)
    {
        var end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end > 1 ? name[1..end] : name.Split('`')[0];
    }
}
