namespace SegLab.Models;

/// <summary>Finds a precision by the name that a person writes.</summary>
public static class Precisions
{
    /// <summary>The precision of that name.</summary>
    /// <param name="name"><c>float32</c>, <c>bfloat16</c> or <c>tensor-float32</c>; capitals and hyphens do not matter.</param>
    /// <exception cref="SegLabException">There is none; the message lists those there are.</exception>
    public static Precision Find(string name) => Enum.GetValues<Precision>().Cast<Precision?>()
        .FirstOrDefault(precision => string.Equals(precision.ToString(), name.Trim().Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
        ?? throw new SegLabException($"There is no precision '{name}'. There are: {string.Join(", ", Enum.GetNames<Precision>())}.");
}
