using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Id of a step of a case.</summary>
internal readonly record struct StepId(Guid Value) : ITypedId<StepId>, IComparable<StepId>
{
    public static StepId From(Guid value) => new(value);

    public static StepId New() => TypedId.New<StepId>();

    public static bool TryParse(string? text, out StepId id) => TypedId.TryParse(text, out id);

    public override string ToString() => TypedId.Format(Value);

    /// <summary>For keyset paging, where the database compares.</summary>
    public int CompareTo(StepId other) => Value.CompareTo(other.Value);
}

/// <summary>Id of a draft; also what makes sending it twice one case.</summary>
internal readonly record struct DraftId(Guid Value) : ITypedId<DraftId>
{
    public static DraftId From(Guid value) => new(value);

    public static DraftId New() => TypedId.New<DraftId>();

    public static bool TryParse(string? text, out DraftId id) => TypedId.TryParse(text, out id);

    public override string ToString() => TypedId.Format(Value);
}

/// <summary>Id of a file attached to a case.</summary>
internal readonly record struct AttachmentId(Guid Value) : ITypedId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);

    public static AttachmentId New() => TypedId.New<AttachmentId>();

    public static bool TryParse(string? text, out AttachmentId id) => TypedId.TryParse(text, out id);

    public override string ToString() => TypedId.Format(Value);
}
