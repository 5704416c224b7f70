using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>What an operator sees of a stuck message or event before letting it go: neither address nor text.</summary>
/// <param name="Name">Template of the message, or type of the event.</param>
/// <param name="Kind">Its channel, or who could not handle it.</param>
/// <param name="Error">What the gateway or the handler said last.</param>
/// <param name="Address">Address of the stuck thing itself.</param>
public sealed record LetGoView(string Name, string Kind, string Error, string Address)
{
    private const int LongestReason = 500;

    /// <summary>The reason as it is kept, or what is wrong with it.</summary>
    internal static Result<string> Reason(string? typed) =>
        PersianText.CleanLine(typed) is { Length: > 0 and <= LongestReason } reason
            ? reason
            : NotifyProblems.ReasonNeeded.On("reason");
}
