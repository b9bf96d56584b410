namespace SegLab.Tests.Statistics;

/// <summary>Data of published worked examples.</summary>
internal static class PublishedExamples
{
    /// <summary>
    /// Demšar 2006, Statistical comparisons of classifiers over multiple data sets, table 6: AUC of C4.5, with m, with cf, with both on
    /// 14 data sets. Of the thirteenth's 0.975 and 0.975 its ranks show which is higher.
    /// </summary>
    public static double[][] Demsar { get; } =
    [
        [.763, .599, .954, .628, .882, .936, .661, .583, .775, 1, .940, .619, .972, .957],
        [.768, .591, .971, .661, .888, .931, .668, .583, .838, 1, .962, .666, .981, .978],
        [.771, .590, .968, .654, .886, .916, .609, .563, .866, 1, .965, .614, .97501, .946],
        [.798, .569, .967, .657, .898, .931, .685, .625, .875, 1, .962, .669, .975, .970],
    ];

    /// <summary>
    /// Hollander and Wolfe 1973, Nonparametric Statistical Methods, table 3.1: a depression scale before and after, nine patients.
    /// </summary>
    public static (double[] Before, double[] After) Depression { get; } =
        ([1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30], [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]);

    /// <summary>Hollander and Wolfe 1973, table 7.1: seconds to round first base in three ways, 22 players.</summary>
    public static double[][] RoundingFirstBase { get; } =
    [
        [5.40, 5.85, 5.20, 5.55, 5.90, 5.45, 5.40, 5.45, 5.25, 5.85, 5.25, 5.65, 5.60, 5.05, 5.50, 5.45, 5.55, 5.45, 5.50, 5.65, 5.70, 6.30],
        [5.50, 5.70, 5.60, 5.50, 5.85, 5.55, 5.40, 5.50, 5.15, 5.80, 5.20, 5.55, 5.35, 5.00, 5.50, 5.55, 5.55, 5.50, 5.45, 5.60, 5.65, 6.30],
        [5.55, 5.75, 5.50, 5.40, 5.70, 5.60, 5.35, 5.35, 5.00, 5.70, 5.10, 5.45, 5.45, 4.95, 5.40, 5.50, 5.35, 5.55, 5.25, 5.40, 5.55, 6.25],
    ];

    /// <summary>Darwin's maize (Fisher 1935, The Design of Experiments, section 17): heights crossed − self-fertilised, eighths of an inch.</summary>
    public static double[] Darwin { get; } = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
}
