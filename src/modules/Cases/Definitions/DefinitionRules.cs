namespace Shahr.Cases.Definitions;

/// <summary>What must hold in a definition beyond its form. Every sentence names the place and what to do.</summary>
internal static class DefinitionRules
{
    public static IReadOnlyList<DefinitionFault> Check(ServiceDefinition service)
    {
        var found = new DefinitionFaults();
        NameRules.Check(service, found);

        // A form of ten thousand questions is told that, and not ten thousand other things.
        if (service.AllFields().Count() > NameRules.MostFields)
            return found.All;
        if (service.Version < 1)
            found.OfFacts("شمارهٔ نسخه از ۱ آغاز می‌شود.", "Versions begin at 1.");
        CheckFacts(service, found);
        WordRules.Check(service, found);
        FieldRules.Check(service, found);
        if (service.IsLifeEvent)
            PartRules.Check(service, found);
        else
            StepRules.Check(service, found);
        InquiryRules.Check(service, found);
        CheckOutputs(service, found);
        return found.All;
    }

    private static void CheckFacts(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.Fields.Count == 0)
            found.OfFacts("فرم دست‌کم یک پرسش می‌خواهد.", "A form has one to 2,000 fields.");
        if (
            service.TitleFrom is { } title
            && service.Field(title) is not { Type: FieldType.Choice, IsAlwaysAnswered: true }
        )
            found.OfFacts(
                $"عنوان پرونده از «{title}» می‌آید؛ آن باید گزینشی باشد که از همه پرسیده می‌شود و پاسخ می‌خواهد.",
                $"titleFrom '{title}' must be a required choice that is always asked."
            );
        if (service.Nearby is not { } nearby)
            return;
        if (service.Field(nearby.Field) is not { Type: FieldType.MapPoint, When.Count: 0 })
            found.OfFacts(
                $"گزارش‌های نزدیک از روی «{nearby.Field}» پیدا می‌شوند؛ آن باید نقطهٔ نقشه‌ای باشد که از همه پرسیده می‌شود.",
                $"nearby looks at '{nearby.Field}', which is no map point that is always asked."
            );
        if (nearby.Meters is < 1 or > 1000)
            found.OfFacts("فاصلهٔ گزارش‌های نزدیک ۱ تا ۱۰۰۰ متر است.", "nearby reaches 1 to 1,000 metres.");
        if (service.TitleFrom is null)
            found.OfFacts(
                "گزارش‌های نزدیک از یک گونه‌اند؛ بگویید عنوان پرونده از کدام پرسش می‌آید.",
                "nearby compares cases of one kind: give titleFrom."
            );
    }

    private static void CheckOutputs(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (var output in service.Outputs)
        {
            var texts = output.Body.Concat(output.Fields.Select(f => f.Value));
            foreach (var place in texts.SelectMany(OutputText.PlacesOf).Distinct(StringComparer.Ordinal))
            {
                if (!OutputText.CityPlaces.Contains(place) && service.Field(place) is null)
                    found.Of(
                        output,
                        $"سند «{output.Title.Fa}» جای «{{{place}}}» دارد که نه پرسشی از فرم است و نه شهر آن را می‌داند.",
                        $"The paper '{output.Kind}' asks for '{{{place}}}', "
                            + "which is no field and nothing the city knows."
                    );
            }

            if (output.ValidDays is < 1 or > NameRules.MostDays)
                found.Of(
                    output,
                    $"سند «{output.Title.Fa}» باید دست‌کم یک روز و نه بیش از صد سال اعتبار داشته باشد.",
                    $"The paper '{output.Kind}' must be valid for at least a day and at most a hundred years."
                );
        }
    }

    internal static IEnumerable<string> Doubled(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
