namespace Shahr.Web.Cli;

/// <summary>One thing the doctor looked at: fine, or one sentence and the command that mends it.</summary>
internal sealed record Finding(string NameFa, string NameEn, string? WrongFa, string? WrongEn, string? Mend)
{
    public bool IsFine => WrongFa is null;

    public static Finding Fine(string fa, string en) => new(fa, en, null, null, null);

    public static Finding Wrong(string fa, string en, StartProblem problem) =>
        new(fa, en, problem.Fa, problem.En, problem.Mend);

    public string Line(bool english) =>
        (english, IsFine) switch
        {
            (true, true) => $"ok     {NameEn}",
            (false, true) => $"درست   {NameFa}",
            (true, false) => $"wrong  {NameEn}: {WrongEn}" + (Mend is null ? "" : $"\n         {Mend}"),
            (false, false) => $"نادرست {NameFa}: {WrongFa}" + (Mend is null ? "" : $"\n         {Mend}"),
        };
}
