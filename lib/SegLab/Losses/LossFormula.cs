namespace SegLab.Losses;

/// <summary>LaTeX that formulas of losses share.</summary>
internal static class LossFormula
{
    /// <summary>The formula, or its mean over the images where each image has a value of its own.</summary>
    public static string Of(string formula, bool perImage)
        => perImage ? $@"\frac{{1}}{{N}}\sum_{{j=1}}^{{N}} \left[\, {formula} \,\right]_{{\text{{image }} j}}" : formula;

    /// <summary>A loss inside a sum: sums of sums are written out, any other loss stands under its name.</summary>
    public static string Term(Loss loss) => loss is LossSum or WeightedLoss or GrowingWeight ? loss.Formula : Symbol(loss);

    /// <summary>A loss behind a factor, in brackets where it is a sum.</summary>
    public static string Factor(Loss loss) => loss is LossSum ? $@"\left({loss.Formula}\right)" : Term(loss);

    /// <summary>Words in a formula, whatever characters are in them.</summary>
    public static string Text(string words) => $@"\text{{{string.Concat(words.Select(Escaped))}}}";

    private static string Symbol(Loss loss) => $@"\mathcal{{L}}_{{{Text(loss.Name)}}}";

    private static string Escaped(char character) => character switch
    {
        '$' => @"\textdollar{}",
        '\\' => @"\textbackslash{}",
        '^' => @"\textasciicircum{}",
        '~' => @"\textasciitilde{}",
        '{' => @"\textbraceleft{}",
        '}' => @"\textbraceright{}",
        '#' or '%' or '&' or '_' => $@"\{character}",
        _ => character.ToString(),
    };
}
