using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>
/// Answers of several inputs that belong together: an address, a person, an organisation. An input is called by its
/// field and its part, <c>homeStreet</c>, and in the API it is a property, <c>{"street":…}</c>.
/// </summary>
internal sealed class PartAnswers(IMaps maps)
{
    private const int Longest = 150;

    public async Task<Result<Answer?>> ReadAddressAsync(FieldDefinition field, Typed typed, CancellationToken ct)
    {
        var parts = new Parts(field, typed);
        var (street, alley, number) = (parts.Text("Street"), parts.Text("Alley"), parts.Text("Number", 20));
        var (floor, unit) = (parts.Text("Floor", 20), parts.Text("Unit", 20));
        var postal = parts.Text("PostalCode", 40);
        if (parts.TooLong is { } problem)
            return problem;
        if (street.Length + alley.Length + number.Length + floor.Length + unit.Length + postal.Length == 0)
            return field.Required ? PartProblems.StreetNeeded.On(field.Name + "Street") : (Answer?)null;
        if (street.Length == 0)
            return PartProblems.StreetNeeded.On(field.Name + "Street");
        if (number.Length == 0)
            return PartProblems.HouseNumberNeeded.On(field.Name + "Number");
        if (!PostalCode.TryParse(postal, out var code))
            return CasesProblems.NotAPostalCode.On(field.Name + "PostalCode");
        var at = await FindAsync(typed, field, $"{street} {alley}", ct);
        return at.Problem is { } outside
            ? outside
            : new AddressAnswer(street, alley, number, floor, unit, code.Value, at.Value?.Lat, at.Value?.Lon);
    }

    public static Result<Answer?> ReadPerson(FieldDefinition field, Typed typed)
    {
        var parts = new Parts(field, typed);
        var (name, national) = (parts.Text("Name"), parts.Text("NationalCode", 40));
        var passport = parts.Text("Passport", 40).Replace(" ", "").ToUpperInvariant();
        if (parts.TooLong is { } problem)
            return problem;
        if (name.Length + national.Length + passport.Length == 0)
            return field.Required ? PartProblems.PersonNeeded.On(field.Name + "Name") : (Answer?)null;
        if (name.Length < 2)
            return PartProblems.PersonNeeded.On(field.Name + "Name");
        if (national.Length > 0)
            return NationalCode.TryParse(national, out var code)
                ? new PersonAnswer(name, code.Value, null)
                : PartProblems.NotANationalCode.On(field.Name + "NationalCode");
        passport = PersianText.ToLatinDigits(passport);
        if (passport.Length == 0)
            return PartProblems.CodeNeeded.On(field.Name + "NationalCode");
        return passport.Length is >= 5 and <= 15 && passport.All(char.IsAsciiLetterOrDigit)
            ? new PersonAnswer(name, null, passport)
            : PartProblems.NotAPassport.On(field.Name + "Passport");
    }

    public static Result<Answer?> ReadOrganisation(FieldDefinition field, Typed typed)
    {
        var parts = new Parts(field, typed);
        var (name, id) = (parts.Text("Name"), parts.Text("NationalId", 40));
        if (parts.TooLong is { } problem)
            return problem;
        if (name.Length + id.Length == 0 && !field.Required)
            return (Answer?)null;
        if (name.Length < 2)
            return PartProblems.OrganisationNeeded.On(field.Name + "Name");
        return LegalEntityCode.TryParse(id, out var code)
            ? new OrganisationAnswer(name, code.Value)
            : CasesProblems.NotALegalEntity.On(field.Name + "NationalId");
    }

    // A program may send the point; of others the map is asked, and an address it does not know has none.
    private async Task<Result<GeoPoint?>> FindAsync(
        Typed typed,
        FieldDefinition field,
        string address,
        CancellationToken ct
    )
    {
        if (maps.View is null)
            return (GeoPoint?)null;
        var lat = TypedDegrees.Read(typed.Text(field.Name + "Lat"), 90);
        var lon = TypedDegrees.Read(typed.Text(field.Name + "Lon"), 180);
        if (lat is { } y && lon is { } x)
            return maps.Contains(new GeoPoint(y, x)) ? new GeoPoint(y, x) : CasesProblems.OutsideCity;
        return await maps.SearchAsync(address.Trim(), 1, ct) is [var found, ..] && maps.Contains(found.At)
            ? found.At
            : (GeoPoint?)null;
    }

    // The inputs of one answer, cleaned; one that is far too long is not cleaned to be refused.
    private sealed class Parts(FieldDefinition field, Typed typed)
    {
        public Problem? TooLong { get; private set; }

        public string Text(string part, int most = Longest)
        {
            var raw = typed.Text(field.Name + part) ?? "";
            var text = raw.Length > 2000 ? raw : PersianText.CleanLine(raw);
            if (text.Length <= most)
                return text;
            TooLong ??= CasesProblems
                .TooLong.With(field.Label.Fa, field.Label.En, CaseWords.Number("fa", most), most)
                .On(field.Name + part);
            return "";
        }
    }
}
