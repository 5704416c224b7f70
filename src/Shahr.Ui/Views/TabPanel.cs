using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>One part under a tab.</summary>
/// <param name="Id">Unique id in the page.</param>
/// <param name="Title">Words of the tab and heading of the part.</param>
/// <param name="Content">What it holds.</param>
public sealed record TabPanel(string Id, string Title, RenderFragment Content);
