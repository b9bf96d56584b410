using System.Reflection;
using SegLab.Losses;
using static TorchSharp.torch;

namespace SegLab.Experiments.Store.Formulas;

/// <summary>
/// Names for what compiled code mentions that stay the same when the code is compiled again. The user's own types, methods and fields are
/// numbered in the order in which they are met, because compilers name them anew each time (<c>Submission#3</c>,
/// <c>&lt;&gt;c__DisplayClass0_0</c>); what is in them is told elsewhere. All others have their full names.
/// </summary>
internal sealed class CodeNames
{
    private readonly HashSet<Assembly> _roots = [];
    private readonly List<Type> _types = [];
    private readonly List<MethodBase> _methods = [];
    private readonly List<FieldInfo> _fields = [];

    /// <summary>The user's own types that were met so far.</summary>
    public IReadOnlyList<Type> Types => _types;

    /// <summary>The user's own methods that were met so far.</summary>
    public IReadOnlyList<MethodBase> Methods => _methods;

    /// <summary>The user's own fields that were met so far.</summary>
    public IReadOnlyList<FieldInfo> Fields => _fields;

    /// <summary>Counts an assembly to the user's own, unless it is the framework's, TorchSharp's or SegLab's.</summary>
    /// <param name="assembly">Where a formula is.</param>
    public void AddOwn(Assembly assembly) => _roots.Add(assembly);

    /// <summary>
    /// Whether a member is followed into: it is in the formula's own assembly, or in one that exists in memory only, as a cell's does.
    /// </summary>
    /// <param name="member">A type or a member of one.</param>
    public bool IsOwn(MemberInfo member)
    {
        var assembly = member.Module.Assembly;
        return !IsPlatform(assembly) && (_roots.Contains(assembly) || assembly.IsDynamic || assembly.Location.Length == 0);
    }

    /// <summary>A type's name.</summary>
    /// <param name="type">The type.</param>
    public string Of(Type type)
    {
        if (type.IsGenericParameter)
            return $"{(type.DeclaringMethod is null ? "!" : "!!")}{type.GenericParameterPosition}";
        if (type.IsFunctionPointer)
            return "function pointer";
        if (type.HasElementType)
            return $"{Of(type.GetElementType()!)}{(type.IsArray ? $"[{type.GetArrayRank()}]" : type.IsByRef ? "&" : "*")}";
        var arguments = type.IsGenericType ? $"<{string.Join(",", type.GetGenericArguments().Select(Of))}>" : "";
        if (IsOwn(type))
            return $"type {Number(_types, type)}{arguments}";
        var name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;
        // A library that is neither walked through nor of the platform: it is the same while it is the same build.
        return IsPlatform(type.Assembly) ? $"{name}{arguments}" : $"{name}{arguments} of {type.Module.ModuleVersionId}";
    }

    /// <summary>A method's name; one of the user's own joins <see cref="Methods"/>.</summary>
    /// <param name="method">A method or constructor.</param>
    public string Of(MethodBase method)
    {
        if (IsOwn(method))
            return $"method {Number(_methods, method)}";
        var arguments = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(Of))}>" : "";
        // Conversions differ in what they return alone.
        var result = method is MethodInfo info ? Of(info.ReturnType) : "";
        return $"{(method.DeclaringType is { } type ? Of(type) : "")}::{method.Name}{arguments}({Parameters(method)}){result}";
    }

    /// <summary>A field's name; one of the user's own joins <see cref="Fields"/>.</summary>
    /// <param name="field">The field.</param>
    public string Of(FieldInfo field)
    {
        // Where the compiler puts constant arrays, under a hash of their content.
        if (field.DeclaringType!.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            return $"constant {field.Name}";
        return IsOwn(field) ? $"field {Number(_fields, field)}" : $"{Of(field.DeclaringType)}::{field.Name}";
    }

    /// <summary>The types of a method's parameters.</summary>
    /// <param name="method">The method.</param>
    public string Parameters(MethodBase method) =>
        string.Join(",", method.GetParameters().Select(parameter => Of(parameter.ParameterType)));

    private static int Number<T>(List<T> met, T member)
    {
        var number = met.IndexOf(member);
        if (number < 0)
        {
            number = met.Count;
            met.Add(member);
        }

        return number;
    }

    // What these compute for the same code belongs to the version of results.
    private static bool IsPlatform(Assembly assembly) => assembly == typeof(Loss).Assembly || assembly == typeof(Tensor).Assembly
        || assembly.GetName().Name?.Split('.')[0] is "System" or "Microsoft" or "mscorlib" or "netstandard";
}
