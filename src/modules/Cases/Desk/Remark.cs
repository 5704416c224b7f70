using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Desk;

/// <summary>A few sentences of an officer that the citizen will read.</summary>
internal static class Remark
{
    public const int Longest = 1000;

    /// <summary>The cleaned text, perhaps empty, or the refusal of one that is too long.</summary>
    public static Result<string> Read(IFormCollection form, string field, string labelFa, string labelEn)
    {
        var raw = form[field].FirstOrDefault() ?? "";
        var text = raw.Length > Longest * 4 ? raw[..(Longest + 1)] : PersianText.Clean(raw);
        if (text.Length <= Longest)
            return text;
        return CasesProblems.TooLong.With(labelFa, labelEn, CaseWords.Number("fa", Longest), Longest).On(field);
    }
}
