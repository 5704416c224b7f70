using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>Pictures that a service or an option may have; all of them are in the city's sprite.</summary>
internal static class DesignIcons
{
    public static readonly IReadOnlyList<string> All =
    [
        "file-text",
        "badge-check",
        "book-open",
        "briefcase",
        "building-2",
        "bus",
        "calendar-days",
        "construction",
        "credit-card",
        "droplets",
        "file-check",
        "folder-open",
        "graduation-cap",
        "hand-coins",
        "heart-pulse",
        "house",
        "key-round",
        "landmark",
        "lightbulb",
        "mail",
        "map-pin",
        "message-square",
        "newspaper",
        "plane",
        "scale",
        "shield-check",
        "shopping-bag",
        "store",
        "trash-2",
        "tree-pine",
        "triangle-alert",
        "user-check",
        "users",
        "volume-2",
        "vote",
        "wallet",
        "wrench",
    ];

    /// <summary>All of them to choose from, and the one that is there.</summary>
    public static List<Choice> Choices(string? there) =>
        [.. All.Append(there).OfType<string>().Distinct().Select(icon => new Choice(icon, icon))];
}
