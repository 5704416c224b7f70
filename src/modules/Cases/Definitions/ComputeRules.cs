namespace Shahr.Cases.Definitions;

/// <summary>What must hold of a computed field: one operator, over fields before it of the right kinds.</summary>
internal static class ComputeRules
{
    /// <param name="field">The field.</param>
    /// <param name="before">Finds a field that stands before it, or in the same entry before it.</param>
    /// <param name="within">Finds a field of a group that stands before it.</param>
    /// <param name="found">Takes the faults.</param>
    public static void Check(
        FieldDefinition field,
        Func<string, FieldDefinition?> before,
        Func<string, FieldDefinition?> within,
        DefinitionFaults found
    )
    {
        if (field.Type != FieldType.Computed)
        {
            if (field.Compute is not null)
                found.Of(
                    field,
                    $"«{field.Label.Fa}» پرسیده می‌شود و حساب نمی‌شود؛ compute را بردارید.",
                    $"'{field.Name}' is asked and not computed; leave compute out."
                );
            return;
        }

        if (field.Compute?.Operators() is not [var (name, of)])
        {
            found.Of(
                field,
                $"«{field.Label.Fa}» درست یکی از حساب‌ها را می‌خواهد: جمع، تفاضل، ضرب، شمار، سن یا روزها.",
                $"'{field.Name}' needs one of sum, difference, product, count, age and days."
            );
            return;
        }

        CheckCount(field, name, of.Count, found);
        foreach (var operand in of)
            CheckOperand(field, name, operand, before(operand) ?? (name == "sum" ? within(operand) : null), found);
        var amounts = of.Count(o => IsAmount(before(o) ?? within(o)));
        if ((name is "sum" or "difference" && amounts > 0 && amounts < of.Count) || (name == "product" && amounts > 1))
            found.Of(
                field,
                $"«{field.Label.Fa}» ریال و عدد را با هم حساب می‌کند؛ آن‌ها را جدا کنید.",
                $"'{field.Name}' mixes rials and numbers; keep them apart."
            );
    }

    private static void CheckCount(FieldDefinition field, string name, int count, DefinitionFaults found)
    {
        var (least, most) = name switch
        {
            "sum" => (1, 50),
            "product" => (2, 50),
            "difference" or "days" => (2, 2),
            _ => (1, 1),
        };
        if (count < least || count > most)
            found.Of(
                field,
                $"حساب «{field.Label.Fa}» از {least} تا {most} پرسش می‌خواهد.",
                $"The {name} of '{field.Name}' takes {least} to {most} fields."
            );
    }

    // Only what stands before is seen, so nothing is computed from itself.
    private static void CheckOperand(
        FieldDefinition field,
        string name,
        string operand,
        FieldDefinition? looked,
        DefinitionFaults found
    )
    {
        if (looked is null)
            found.Of(
                field,
                $"«{field.Label.Fa}» از «{operand}» حساب می‌شود که پرسشی پیش از آن نیست؛ از خودش یا از پس از خودش "
                    + "نمی‌شود حساب کرد.",
                $"'{field.Name}' is computed from '{operand}', which is no field before it; "
                    + "nothing is computed from itself or from what comes after."
            );
        else if (!Fits(name, looked))
            found.Of(
                field,
                $"«{field.Label.Fa}» از «{looked.Label.Fa}» حساب می‌شود که گونه‌اش به این حساب نمی‌خورد.",
                $"'{field.Name}' takes the {name} of '{operand}', which is a {looked.Type}."
            );
    }

    private static bool Fits(string name, FieldDefinition looked) =>
        name switch
        {
            "count" => looked.Type == FieldType.Group,
            "age" or "days" => looked.Type == FieldType.Date,
            _ => looked.Type is FieldType.Number or FieldType.Rial or FieldType.Computed,
        };

    // A computed field is an amount where what it is made of is; who mixes them by way of one is told when it is tried.
    private static bool IsAmount(FieldDefinition? field) => field?.Type == FieldType.Rial;
}
