using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Identity.Tests;

public sealed class NameBookTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Whoever_takes_another_name_is_found_by_it_and_no_longer_by_the_old_one()
    {
        var id = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("نسترن", "کهن‌نام")));
        Assert.Equal([id.Value], await FindAsync("نسترن", "کهننام"));
        await house.City.InTransactionAsync(async scope =>
        {
            var person = await scope.GetRequiredService<IdentityDb>().Users.SingleAsync(p => p.Id == id.Value);
            person.FamilyName = "نونام";
            return true;
        });
        Assert.Empty(await FindAsync("کهننام"));
        Assert.Equal([id.Value], await FindAsync("نسترن", "نونام"));
    }

    [Fact]
    public async Task Who_was_here_before_names_could_be_searched_is_written_by_the_job_once()
    {
        var id = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("دیرین", "پیشینه")));
        await house.City.InTransactionAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            foreach (
                var sql in new[]
                {
                    "delete from identity_name_keys where person_id = @id",
                    "update identity_people set names_at = null where id = @id",
                }
            )
                await using (var command = transaction.Command(sql))
                    await command.With("@id", id.Value).ExecuteNonQueryAsync();
            return true;
        });
        Assert.Empty(await FindAsync("دیرین", "پیشینه"));
        Assert.False(await house.City.InTransactionAsync(scope => NameBook.FillAsync(scope, CancellationToken.None)));
        Assert.Equal([id.Value], await FindAsync("دیرین", "پیشینه"));
        var left = "select count(*) from identity_people where names_at is null";
        Assert.Equal(0, await Database.CountAsync(house.City, left));
    }

    [Fact]
    public async Task Families_who_bring_the_same_new_words_at_once_all_stand_in_the_book()
    {
        var people = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    (Given: i % 2 == 0 ? "تازه‌وارد" : "نورسیده", Family: i % 2 == 0 ? "نورسیده" : "تازه‌وارد")
                )
                .Select(n =>
                    Task.Run(() => house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New(n.Given, n.Family))))
                )
        );
        Assert.Equal(people.Select(p => p.Value).Order(), (await FindAsync("نورسیده", "تازهوارد")).Order());
    }

    [Fact]
    public async Task Three_words_find_only_who_bears_all_of_them()
    {
        var all = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("سید بهرام", "واعظ")));
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("سید", "واعظ")));
        await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("بهرام", "واعظ")));
        Assert.Equal([all.Value], await FindAsync("سید", "بهرام", "واعظ"));
    }

    private Task<Guid[]> FindAsync(params string[] words) =>
        house.City.InTransactionAsync(async scope =>
        {
            var found = await scope
                .GetRequiredService<PersonSearch>()
                .FindAsync(words, default, CancellationToken.None);
            return found.Near ? [] : found.People.Select(p => p.Id).ToArray();
        });
}
