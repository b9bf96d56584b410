using System.CommandLine;
using SegLab.Cli.Data;
using SegLab.Cli.Running;

var root = new RootCommand("SegLab: experiments in semantic segmentation of skin lesions.")
{
    new RunCommand(),
    new DataCommand(),
};
return await root.Parse(args).InvokeAsync();
