using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Fills in the pages of a design as a hand would: chooses only what a page offers.</summary>
internal sealed class DesignHand(Visitor designer, string design)
{
    public string Design => design;

    /// <summary>Fills in the form of a page and saves it; the page that comes then must not refuse.</summary>
    /// <param name="address">From the design's address on.</param>
    /// <param name="values">Name and value of each input; of boxes, all values that are ticked.</param>
    public async Task<Seen> SaveAsync(string address, params (string Name, object? Value)[] values)
    {
        var page = await designer.GetAsync(design + address);
        Assert.True(page.Status == HttpStatusCode.OK, $"{address}: {page.Status}");
        var form = $"main form[method=post][action='{design}{address.Replace("?look=", "#").Split('#')[0]}']";
        var element = page.Page.QuerySelector(form) ?? throw new InvalidOperationException($"{address}: no {form}");
        foreach (var (name, value) in values)
            Fill(element, name, value, address);
        var saved = await designer.SubmitAsync(page, form);
        Assert.True(saved.Status == HttpStatusCode.OK, $"{address}: {saved.Status}\n{saved.Text}");
        return saved;
    }

    private static void Fill(IElement form, string name, object? value, string address)
    {
        var inputs = form.QuerySelectorAll($"[name='{name}']").ToList();
        Assert.True(inputs.Count > 0, $"{address}: nothing is called {name}");
        switch (inputs[0])
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" }:
                var ticked = value as IEnumerable<string> ?? [value as string ?? ""];
                var boxes = inputs.Cast<IHtmlInputElement>().ToList();
                boxes.ForEach(box => box.IsChecked = ticked.Contains(box.Value));
                Assert.Equal(ticked.Count(v => v.Length > 0), boxes.Count(box => box.IsChecked));
                break;
            case IHtmlSelectElement select:
                var chosen = value?.ToString() ?? "";
                Assert.True(select.Options.Any(o => o.Value == chosen), $"{address}: {name} does not offer «{chosen}»");
                select.Value = chosen;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value?.ToString() ?? "";
                break;
            case IHtmlInputElement input:
                input.Value = value?.ToString() ?? "";
                break;
        }
    }
}
