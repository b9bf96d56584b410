using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SegLab.Experiments.Store.Formulas;

/// <summary>
/// Compiled code of the user's own as text that is the same whenever the same source is compiled by the same compiler: all methods that a
/// formula can reach.
/// </summary>
/// <param name="names">The names, and what there is still to be told.</param>
internal sealed class CodeText(CodeNames names)
{
    // No formula is as long; a walk into a whole library is cut off.
    private const int MostMethods = 5000;

    private readonly StringBuilder _text = new();
    private readonly HashSet<FieldInfo> _read = [], _written = [];
    private int _methods;
    private int _types;

    /// <summary>Fields of the user's own that are read, as far as the code was told.</summary>
    public IEnumerable<FieldInfo> Read => names.Fields.Where(_read.Contains);

    /// <summary>Whether a field is written, other than by a constructor: its value changes while the formula computes.</summary>
    /// <param name="field">A field of the user's own.</param>
    public bool IsWritten(FieldInfo field) => _written.Contains(field);

    /// <summary>Whether there was more code than is told.</summary>
    public bool IsCutOff => names.Methods.Count > MostMethods;

    /// <summary>Tells all methods that were met and not told yet, and those that they call.</summary>
    public void Complete()
    {
        while (_methods < Math.Min(names.Methods.Count, MostMethods) || _types < names.Types.Count)
        {
            // What is called through a base class or an interface.
            if (_types < names.Types.Count)
                Overrides(names.Types[_types++]);
            else
                Tell(names.Methods[_methods++]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Overrides(Type type)
    {
        if (type.IsInterface || type.ContainsGenericParameters)
            return;
        var virtuals = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method is { IsVirtual: true, IsAbstract: false } && !IsOfRecord(type, method))
            .Where(method => method.GetBaseDefinition().DeclaringType != typeof(object));
        _text.Append(names.Of(type)).Append(" is ").Append(type.BaseType is { } parent ? names.Of(parent) : "").Append(':');
        _text.AppendJoin(' ', virtuals.Select(names.Of)).Append('\n');
    }

    // How a record prints and compares itself is no part of what it computes.
    private static bool IsOfRecord(Type type, MethodInfo method) => !method.IsSpecialName && IsGenerated(method) && !IsGenerated(type);

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    private void Tell(MethodBase method)
    {
        _text.Append(names.Of(method)).Append(method is ConstructorInfo ? $" of {names.Of(method.DeclaringType!)}" : "");
        _text.Append(method.IsStatic ? " static" : "").Append('(').Append(names.Parameters(method)).Append(')');
        _text.Append(method is MethodInfo { ReturnType: var result } ? names.Of(result) : "").Append('\n');
        if (method.GetMethodBody() is not { } body)
        {
            var native = method.GetCustomAttribute<DllImportAttribute>();
            _text.Append(native is null ? "no body\n" : $"native {native.Value} {native.EntryPoint ?? method.Name}\n");
            return;
        }

        _text.Append("locals ").AppendJoin(',', body.LocalVariables.Select(local => names.Of(local.LocalType))).Append('\n');
        foreach (var clause in body.ExceptionHandlingClauses)
        {
            var caught = clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is { } type ? names.Of(type) : "";
            _text.Append("handler ").AppendJoin(' ', clause.Flags, clause.TryOffset, clause.TryLength, clause.HandlerOffset);
            _text.Append(' ').AppendJoin(' ', clause.HandlerLength, caught).Append('\n');
        }

        foreach (var instruction in Instruction.Of(body.GetILAsByteArray() ?? []))
            _text.Append(instruction.Code.Name).Append(' ').Append(Operand(method, instruction)).Append('\n');
    }

    private string Operand(MethodBase method, Instruction instruction)
    {
        var (type, module) = (method.DeclaringType, method.Module);
        var ofType = type is { IsGenericType: true } ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (instruction.Code.OperandType)
        {
            case OperandType.InlineString:
                var text = module.ResolveString(instruction.Token);
                return $"{text.Length} {text}";
            case OperandType.InlineType:
                return names.Of(module.ResolveType(instruction.Token, ofType, ofMethod));
            case OperandType.InlineMethod:
                return names.Of(module.ResolveMethod(instruction.Token, ofType, ofMethod)!);
            case OperandType.InlineField:
                return Field(method, instruction.Code, module.ResolveField(instruction.Token, ofType, ofMethod)!);
            case OperandType.InlineTok:
                return module.ResolveMember(instruction.Token, ofType, ofMethod) switch
                {
                    Type named => names.Of(named),
                    FieldInfo field => names.Of(field),
                    MethodBase named => names.Of(named),
                    var member => member?.Name ?? "",
                };
            case OperandType.InlineSig:
                return "signature";
            default:
                return Convert.ToHexStringLower(instruction.Operand.Span);
        }
    }

    private string Field(MethodBase method, OpCode code, FieldInfo field)
    {
        // Where the compiler keeps delegates and call sites that it made once: caches without a value of their own.
        var isCache = field.IsStatic && (IsUnnamed(field) || IsUnnamed(field.DeclaringType!));
        if (names.IsOwn(field) && !isCache)
        {
            if (code != OpCodes.Stfld && code != OpCodes.Stsfld)
                _read.Add(field);
            else if (method is not ConstructorInfo)
                _written.Add(field);
        }

        return names.Of(field);
    }

    private static bool IsUnnamed(MemberInfo member) => member.Name.StartsWith("<>", StringComparison.Ordinal);
}
