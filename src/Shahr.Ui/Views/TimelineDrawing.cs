using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>
/// Writes a timeline as one piece of markup: everybody who tracks a request asks for it, and a component's frames for
/// every mark, word and fact cost more than all that is read for them.
/// </summary>
internal sealed class TimelineDrawing(UiContext? context, int level)
{
    private static readonly (string Look, string Tag, string Mark)[] _looks =
    [
        ("is-done", "tag-progress", TimelineMarks.Done),
        ("is-current", "tag-action", TimelineMarks.Current),
        ("is-waiting", "tag-quiet", TimelineMarks.Waiting),
        ("is-late", "tag-attention", TimelineMarks.Late),
        ("is-refused", "tag-refusal", TimelineMarks.Refused),
        ("is-skipped", "tag-quiet", TimelineMarks.Skipped),
    ];

    private readonly UiText _text = context?.Text ?? UiText.Persian;
    private readonly string _level = level.ToString(CultureInfo.InvariantCulture);
    private readonly Markup _page = new();

    public MarkupString Draw(IReadOnlyList<TimelineStep> steps)
    {
        foreach (var step in steps)
            Step(step);
        return _page.Take();
    }

    private void Step(TimelineStep step)
    {
        var (look, tag, mark) = _looks[(int)step.State];
        var held = step.State is StepState.Current or StepState.Late;
        _page.Raw("<li class=\"step ").Raw(look).Raw(held ? "\" aria-current=\"step\">" : "\">").Raw(mark);
        _page.Raw("<div class=\"step-body\"><div class=\"step-head\">");

        // A heading by role: its level is the page's to say, and h2 to h5 would need four drawings.
        _page.Raw("<p class=\"step-title\" role=\"heading\" aria-level=\"").Raw(_level).Raw("\">");
        _page.Text(step.Title).Raw("</p><span class=\"tag ").Raw(tag).Raw("\">").Text(Word(step.State));
        _page.Raw("</span></div>");
        Facts(step);
        if (step.Clock is { } clock)
            Clock(clock, tag);
        if (step.Note is { } note)
            _page.Raw("<p class=\"step-note\">").Text(note).Raw("</p>");
        if (step.Link is { } link)
            Link(link);
        if (step.Branches.Count > 0)
            Branches(step.Branches);
        _page.Raw("</div></li>");
    }

    private void Facts(TimelineStep step)
    {
        if (step is { Holder: null, Since: null, Due: null, Finished: null })
            return;
        _page.Raw("<dl class=\"step-facts\">");
        if (step.Holder is { } holder)
        {
            _page.Raw("<div><dt>").Text(_text.HeldBy).Raw("</dt><dd>").Text(holder);
            if (step.Office is { } office)
                _page.Raw(" <small>").Text(office).Raw("</small>");
            _page.Raw("</dd></div>");
        }

        Fact(_text.Since, step.Since);
        Fact(_text.Due, step.Due);
        Fact(_text.FinishedAt, step.Finished);
        _page.Raw("</dl>");
    }

    private void Fact(string word, Moment? moment)
    {
        if (moment is null)
            return;
        _page.Raw("<div><dt>").Text(word).Raw("</dt><dd><time");
        if (moment.Machine is { } machine)
            _page.Raw(" datetime=\"").Text(machine).Raw("\"");
        _page.Raw(">").Text(moment.Text).Raw("</time></dd></div>");
    }

    private void Clock(StepClock clock, string tag)
    {
        var percent = (int)Math.Round(Math.Clamp(clock.Share, 0, 1) * 100);
        _page.Raw("<p class=\"step-clock\"><progress class=\"bar ").Raw(tag).Raw("\" max=\"100\" value=\"");
        _page.Raw(percent.ToString(CultureInfo.InvariantCulture)).Raw("\" aria-label=\"").Text(clock.Text);
        _page.Raw("\"></progress><span aria-hidden=\"true\">").Text(clock.Text).Raw("</span></p>");
    }

    private void Link(MenuLink link)
    {
        _page.Raw("<p class=\"step-link\"><a href=\"").Text(link.Url).Raw("\">");
        if (link.Icon is { } icon)
            _page.Raw(Icons.Of(icon, context).Value);
        _page.Text(link.Text).Raw("</a></p>");
    }

    private void Branches(IReadOnlyList<TimelineBranch> branches)
    {
        _page.Raw("<div class=\"step-branches\"><p class=\"step-branches-word\">");
        _page.Raw(Icons.Of("split", context).Value).Text(_text.AtTheSameTime).Raw("</p><ul>");
        foreach (var branch in branches)
        {
            _page.Raw("<li class=\"branch\"><p class=\"branch-title\">").Text(branch.Title);
            _page.Raw("</p><ol class=\"timeline timeline-inner\" aria-label=\"").Text(branch.Title).Raw("\">");
            foreach (var step in branch.Steps)
                Step(step);
            _page.Raw("</ol></li>");
        }

        _page.Raw("</ul></div>");
    }

    private string Word(StepState state) =>
        state switch
        {
            StepState.Done => _text.StepDone,
            StepState.Current => _text.StepCurrent,
            StepState.Late => _text.StepLate,
            StepState.Refused => _text.StepRefused,
            StepState.Skipped => _text.StepSkipped,
            _ => _text.StepWaiting,
        };
}
