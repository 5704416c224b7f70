using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Keys;

namespace Shahr.Identity.Tests;

public sealed class AtRestTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private ICityKeys Keys => house.City.Services.GetRequiredService<ICityKeys>();

    [Fact]
    public async Task A_stolen_database_holds_neither_national_code_nor_mobile_nor_code()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        await IdentityCity.AskSignInAsync(house.City.Visitor(), who.NationalCode);
        await house.Telephones.ReadAsync(who.Mobile, 2);
        await IdentityCity.AskSignUpAsync(house.City.Visitor(), Citizen.New() with { Mobile = who.Mobile });

        var everything = await Database.EverythingAsync(house.City);
        Assert.Contains("احمدی", everything, StringComparison.Ordinal);
        foreach (var secret in new[] { who.NationalCode, who.Mobile, who.Mobile[3..], who.TypedMobile })
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);

        if (house.City.Services.GetRequiredService<CityDatabase>().Kind != DatabaseKind.Sqlite)
            return;
        foreach (var file in Directory.GetFiles(house.City.Options.Data, "city.db*"))
        {
            using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            var bytes = copy.ToArray();
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(who.NationalCode)) < 0, file);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(who.Mobile[3..])) < 0, file);
        }
    }

    [Fact]
    public void Keys_are_files_that_only_the_city_may_read()
    {
        _ = Keys.Current(PersonalData.Ring);
        var folder = Path.Join(house.City.Options.Data, "keys");
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(folder)
        );
        foreach (var file in Directory.GetFiles(folder, "*.ring.json"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task After_a_rotation_old_rows_are_read_found_and_written_anew()
    {
        var who = Citizen.New();
        var id = await house.Seed.SignUpAsync(new NewPerson(who.NationalCode, who.Mobile, who.Given, who.Family));
        await Family.ConfirmedAsync(house);
        // Somebody with a day of birth and without a mobile, and somebody who waits at the counter.
        var (golab, _) = await house.AccountAsync();
        var (davoud, _, _) = await house.AtCounterAsync();
        await AccountSteps.BeginAsync(davoud, Citizen.New());
        var before = await PersonAsync(id);
        var (data, look) = (
            Keys.Rotate(PersonalData.Ring, TimeSpan.Zero),
            Keys.Rotate(LookUpIndex.Ring, TimeSpan.Zero)
        );

        Assert.Equal(id, await house.FindAsync(who));
        Assert.Equal(who.Mobile, (await ReachAsync(id))?.Mobile);
        await RotateAsync();

        var after = await PersonAsync(id);
        Assert.StartsWith($"1.{data.Id}.", after.NationalCode, StringComparison.Ordinal);
        Assert.StartsWith($"1.{data.Id}.", after.Mobile, StringComparison.Ordinal);
        Assert.StartsWith(look.Id + ".", after.NationalCodeIndex, StringComparison.Ordinal);
        Assert.StartsWith(look.Id + ".", after.MobileIndex, StringComparison.Ordinal);
        foreach (var table in new[] { "people", "delegations", "guardianships", "wards" })
        {
            var anew = $"select count(*) from identity_{table} where national_code like @v";
            var old = $"select count(*) from identity_{table} where national_code not like @v";
            Assert.NotEqual(0, await Database.CountAsync(house.City, anew, $"1.{data.Id}.%"));
            Assert.Equal(0, await Database.CountAsync(house.City, old, $"1.{data.Id}.%"));
        }

        foreach (var table in new[] { "people", "counter_accounts" })
        {
            var born = $"select count(*) from identity_{table} where sealed_birth like @v";
            var old = $"select count(*) from identity_{table} where sealed_birth not like @v";
            Assert.NotEqual(0, await Database.CountAsync(house.City, born, $"1.{data.Id}.%"));
            Assert.Equal(0, await Database.CountAsync(house.City, old, $"1.{data.Id}.%"));
        }

        var waiting = "select count(*) from identity_counter_accounts where national_code not like @v";
        Assert.Equal(0, await Database.CountAsync(house.City, waiting, $"1.{data.Id}.%"));
        foreach (var old in Keys.All(PersonalData.Ring).Where(k => k.Id != data.Id).ToList())
            Keys.Retire(PersonalData.Ring, old.Id);
        foreach (var old in Keys.All(LookUpIndex.Ring).Where(k => k.Id != look.Id).ToList())
            Keys.Retire(LookUpIndex.Ring, old.Id);
        Assert.Equal(id, await house.FindAsync(who));
        Assert.Equal(who.Mobile, (await ReachAsync(id))?.Mobile);
        Assert.Null((await PersonAsync(await house.FindAsync(golab) ?? default)).Mobile);
        var sealing = house.City.Services.GetRequiredService<PersonalData>();
        Assert.Throws<CryptographicException>(() =>
            sealing.Open(before.NationalCode, before.Id, SealedFields.NationalCode)
        );
    }

    [Fact]
    public void A_key_of_tomorrow_is_not_used_today_and_the_current_one_cannot_be_retired()
    {
        var now = Keys.Current("rehearsal");
        var tomorrow = Keys.Rotate("rehearsal", TimeSpan.FromDays(1));
        Assert.Equal(now.Id, Keys.Current("rehearsal").Id);
        Assert.Contains(Keys.All("rehearsal"), k => k.Id == tomorrow.Id);
        Assert.Throws<InvalidOperationException>(() => Keys.Retire("rehearsal", now.Id));
    }

    [Fact]
    public void A_ciphertext_moved_to_another_person_or_field_or_changed_is_refused()
    {
        var sealing = house.City.Services.GetRequiredService<PersonalData>();
        var (maryam, farhad) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var text = sealing.Seal("0370000001", maryam, SealedFields.NationalCode);
        Assert.Equal("0370000001", sealing.Open(text, maryam, SealedFields.NationalCode));
        Assert.NotEqual(text, sealing.Seal("0370000001", maryam, SealedFields.NationalCode));
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open(text, farhad, SealedFields.NationalCode));
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open(text, maryam, SealedFields.Mobile));
        var flipped = text[..^5] + (text[^5] == 'A' ? 'B' : 'A') + text[^4..];
        Assert.ThrowsAny<CryptographicException>(() => sealing.Open(flipped, maryam, SealedFields.NationalCode));
    }

    private async Task RotateAsync()
    {
        while (await house.City.InTransactionAsync(scope => KeyRotation.RunAsync(scope, CancellationToken.None)))
        {
            // Batch after batch until nothing is old.
        }
    }

    private Task<Person> PersonAsync(PersonId id) =>
        house.City.InScopeAsync(scope =>
            scope.GetRequiredService<IdentityDb>().Users.AsNoTracking().SingleAsync(p => p.Id == id.Value)
        );

    private Task<Reach?> ReachAsync(PersonId id) =>
        house.City.InScopeAsync(scope => scope.GetRequiredService<IPeople>().ReachAsync(id));
}
