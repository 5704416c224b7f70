namespace Shahr.Cases.Definitions;

/// <summary>What must hold of a group and of what is asked in its entries.</summary>
internal static class GroupRules
{
    /// <summary>Entries a group may take at the very most.</summary>
    public const int MostEntries = 1000;

    /// <summary>All of a group's questions stand on one page.</summary>
    public const int MostFields = 20;

    private const int MostByDefault = 20;

    // What all entries of one draft may hold together, in characters; a shape counts as its thousand rows.
    private const long MostText = 5_000_000;
    private const int TextOfShape = 40_000;

    /// <summary>How few entries answer it; of one that may be left out, how few where there are any.</summary>
    public static int Least(FieldDefinition group) => (int)(group.Min ?? 1);

    /// <summary>How many entries it takes.</summary>
    public static int Most(FieldDefinition group) =>
        (int)(group.Max ?? Math.Max(MostByDefault, group.Min ?? MostByDefault));

    public static bool Takes(FieldDefinition group, int entries) => entries >= Least(group) && entries <= Most(group);

    public static void Check(FieldDefinition field, DefinitionFaults found)
    {
        if (field.Type != FieldType.Group)
        {
            if (field.Fields.Count > 0)
                found.Of(
                    field,
                    $"«{field.Label.Fa}» گروه نیست و پرسش‌هایی در خود دارد.",
                    $"'{field.Name}' is no group and has fields."
                );
            return;
        }

        if (field.Fields.Count is 0 or > MostFields)
            found.Of(
                field,
                $"گروه «{field.Label.Fa}» یک تا ۲۰ پرسش می‌خواهد.",
                $"The group '{field.Name}' needs 1 to 20 fields."
            );
        if (field.Min is < 1 || field.Max is < 1 or > MostEntries || field.Min > MostEntries)
            found.Of(
                field,
                $"گروه «{field.Label.Fa}» یک تا ۱۰۰۰ ردیف می‌گیرد.",
                $"The group '{field.Name}' takes 1 to 1,000 entries."
            );
        if (Most(field) * field.Fields.Sum(TextOf) > MostText)
            found.Of(
                field,
                $"ردیف‌های «{field.Label.Fa}» با هم بیش از پنج میلیون نویسه می‌شوند؛ ردیف‌ها یا درازی متن‌ها را کم کنید.",
                $"The entries of '{field.Name}' could hold more than 5,000,000 characters; "
                    + "allow fewer entries or shorter texts."
            );
        foreach (var inner in field.Fields)
            CheckInner(field, inner, found);
    }

    private static long TextOf(FieldDefinition inner) =>
        inner.Type switch
        {
            FieldType.MapLine or FieldType.MapArea => TextOfShape,
            _ => inner.MaxLength,
        };

    private static void CheckInner(FieldDefinition group, FieldDefinition inner, DefinitionFaults found)
    {
        if (inner.Type == FieldType.Group)
            found.Of(
                inner,
                $"«{inner.Label.Fa}» گروهی درون گروه «{group.Label.Fa}» است؛ آن را بیرون ببرید.",
                $"'{inner.Name}' is a group within the group '{group.Name}'; move it out."
            );
        if (inner.TakesFiles)
            found.Of(
                inner,
                $"«{inner.Label.Fa}» فایل می‌گیرد و در گروه جا ندارد؛ فایل‌ها را پس از گروه یک‌جا بپرسید.",
                $"'{inner.Name}' takes files, which a group cannot; ask for them together behind the group."
            );
        if (inner.Known is not null)
            found.Of(
                inner,
                $"«{inner.Label.Fa}» در گروه است و از دانسته‌های شهر پر نمی‌شود؛ گروه دربارهٔ چند چیز است.",
                $"'{inner.Name}' is in a group, which is about several things; it cannot be filled with a known fact."
            );
    }
}
