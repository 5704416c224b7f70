using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Contracts;

/// <summary>Something that became so of a person; what happens to one is heard in order.</summary>
public abstract record PersonEvent(PersonId Person) : ICityEvent
{
    string ICityEvent.Stream => Person.ToString();
}

/// <summary>A person finished signing up.</summary>
public sealed record PersonJoined(PersonId Person) : PersonEvent(Person);

/// <summary>Two officers have written down that a person died on this day.</summary>
public sealed record PersonDied(PersonId Person, DateOnly On) : PersonEvent(Person);

/// <summary>The death was written down wrongly.</summary>
public sealed record PersonDeathUndone(PersonId Person) : PersonEvent(Person);

/// <summary>A person has another name; <see cref="IPeople.NamesAsync"/> says it.</summary>
public sealed record PersonRenamed(PersonId Person) : PersonEvent(Person);

/// <summary>Two accounts are one human being's: the first is closed, what was under it is the other's now.</summary>
public sealed record PersonMerged(PersonId Person, PersonId Into) : PersonEvent(Person);

/// <summary>They were not: the first is open again with what it had; what came since stays where it came.</summary>
public sealed record PersonMergeUndone(PersonId Person, PersonId From) : PersonEvent(Person);

/// <summary>An officer holds these permissions in this office no longer: they left it, or have other work.</summary>
public sealed record GrantsEnded(PersonId Person, OfficeId Office, IReadOnlyList<string> Permissions)
    : PersonEvent(Person);

/// <summary>Sessions of a person ended before their time: they signed out, or the sessions were revoked.</summary>
public sealed record SessionsEnded(PersonId Person, IReadOnlyList<Guid> Sessions) : PersonEvent(Person);

/// <summary>
/// A person was let back in who had lost their way of signing in: whoever held it meanwhile may have opened things in
/// their name, and what still acts for them without asking is over.
/// </summary>
public sealed record AccessRecovered(PersonId Person) : PersonEvent(Person);
