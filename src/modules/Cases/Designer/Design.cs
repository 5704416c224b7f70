using Shahr.Kit;

namespace Shahr.Cases.Designer;

/// <summary>Where a design stands.</summary>
internal enum DesignState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Its author is done: another designer may read and publish it.</summary>
    Ready,

    /// <summary>It became a version of the service and is not changed any more.</summary>
    Published,
}

/// <summary>
/// A service in the making: the whole definition as one text. Every change takes the next revision, which stands in the
/// condition of the update, so that of two tabs one is told.
/// </summary>
internal sealed class Design
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }

    /// <summary>Title of the service, so that a list needs no definition read.</summary>
    public required string TitleFa { get; init; }

    /// <inheritdoc cref="TitleFa"/>
    public required string TitleEn { get; init; }

    /// <summary>The definition as YAML.</summary>
    public required string Body { get; init; }

    /// <summary>As it was before the last change, for undoing it once.</summary>
    public string? BodyBefore { get; init; }

    public required int Revision { get; init; }
    public required DesignState State { get; init; }

    /// <summary>Who changed it last; somebody else publishes it.</summary>
    public required PersonId Author { get; init; }

    public required DateTime StartedAt { get; init; }
    public required DateTime ChangedAt { get; init; }

    /// <summary>The version it became.</summary>
    public int? PublishedVersion { get; init; }

    public bool IsOpen => State != DesignState.Published;
    public string Url => $"{ListDesigns.Address}/{Id}";

    public string Title(string language) => language == "en" ? TitleEn : TitleFa;
}
