using CsCheck;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tests;

/// <summary>The model alone: order of steps, clocks, and what may not be done.</summary>
public sealed class CaseTests
{
    private static readonly ServiceDefinition Certificate = ServiceShelf
        .Embedded.Single(e => e.Definition.Code == "residence-certificate")
        .Definition;

    private readonly StillClock _time = new();
    private readonly CaseClock _clock;
    private readonly PersonId _officer = PersonId.New();

    public CaseTests() => _clock = new CaseClock(_time, WorkCalendar.Default);

    [Fact]
    public void Both_checks_open_at_once_and_the_decision_waits_for_both()
    {
        var on = Begin();
        Assert.Equal([StepStanding.Open, StepStanding.Open, StepStanding.Waiting], on.Steps.Select(s => s.State));
        Work(on, 1);
        Assert.Equal([StepStanding.Open, StepStanding.Done, StepStanding.Waiting], on.Steps.Select(s => s.State));
        Work(on, 0);
        Assert.Equal(StepStanding.Open, on.Steps[2].State);
        Assert.Equal(_clock.Now, on.Steps[2].OpenedAt);
    }

    [Fact]
    public void A_check_that_is_not_confirmed_needs_a_reason_and_lets_the_decision_weigh_it()
    {
        var on = Begin();
        on.Claim(on.Steps[0], _officer);
        Assert.Equal(
            WorkProblems.ReasonNeeded,
            on.Close(on.Steps[0], _officer, false, null, Certificate.Outcomes, _clock)
        );
        Assert.Null(on.Close(on.Steps[0], _officer, false, "تصویر ناخواناست.", Certificate.Outcomes, _clock));
        Assert.True(on.IsOpen);
        Assert.Equal(StepResult.NotConfirmed, on.Steps[0].Result);
    }

    [Fact]
    public void Withdrawing_skips_what_is_left_and_nothing_can_be_done_afterwards()
    {
        var on = Begin();
        Assert.Null(on.Withdraw(_clock));
        Assert.All(on.Steps, s => Assert.Equal(StepStanding.Skipped, s.State));
        Assert.Null(on.NowFa);
        Assert.Equal(WorkProblems.AlreadyClosed, on.Withdraw(_clock));
        Assert.Equal(WorkProblems.AlreadyClosed, on.Claim(on.Steps[0], _officer));
        Assert.Equal(WorkProblems.AlreadyClosed, on.Answer(_clock));
    }

    [Fact]
    public void Only_the_holder_asks_ends_and_releases()
    {
        var on = Begin();
        var other = PersonId.New();
        Assert.Equal(WorkProblems.ClaimFirst, on.Ask(on.Steps[0], _officer, "؟", _clock));
        Assert.Null(on.Claim(on.Steps[0], _officer));
        Assert.Equal(WorkProblems.AlreadyYours, on.Claim(on.Steps[0], _officer));
        Assert.Equal(WorkProblems.SomebodyElseHolds, on.Claim(on.Steps[0], other));
        Assert.Equal(WorkProblems.ClaimFirst, on.Release(on.Steps[0], other));
        Assert.Equal(WorkProblems.NotThisStep, on.Claim(on.Steps[2], _officer));
        Assert.Null(on.Ask(on.Steps[0], _officer, "کدام واحد؟", _clock));
        Assert.Equal(WorkProblems.AlreadyAsked, on.Ask(on.Steps[0], _officer, "کدام؟", _clock));
        Assert.Equal(
            WorkProblems.WaitsForCitizen,
            on.Close(on.Steps[0], _officer, true, null, Certificate.Outcomes, _clock)
        );
    }

    [Fact]
    public void A_step_that_waited_for_the_citizen_is_promised_later_by_exactly_that_working_time() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 20_000])
            .Sample(
                (before, waited) =>
                {
                    _time.Now = new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
                    var on = Begin();
                    var step = on.Steps[0];
                    on.Claim(step, _officer);
                    _time.Now += TimeSpan.FromMinutes(before);
                    var (asked, promised) = (_clock.Now, step.DueAt ?? default);
                    on.Ask(step, _officer, "؟", _clock);
                    _time.Now += TimeSpan.FromMinutes(waited);
                    on.Answer(_clock);
                    var work = _clock.Between(asked, _clock.Now);
                    return step.PausedMinutes == work
                        && step.DueAt == (work == 0 ? promised : _clock.After(promised, work));
                },
                threads: 1
            );

    [Fact]
    public void Steps_written_with_branches_between_plain_ones_run_in_the_written_order()
    {
        var steps = new[] { (null, 0), ("a", 1), ("a", 1), ("b", 1), (null, 2), ("a", 3), (null, 4) };
        var service = Certificate with
        {
            Steps =
            [
                .. steps.Select(
                    (s, i) =>
                        new StepDefinition
                        {
                            Code = "s" + i,
                            Title = Certificate.Title,
                            Kind = i == 6 ? StepKind.Decide : StepKind.Check,
                            Office = "x",
                            Minutes = 60,
                            Branch = s.Item1,
                        }
                ),
            ],
        };
        var on = Begin(service);
        Assert.Equal(steps.Select(s => s.Item2), on.Steps.Select(s => s.Stage));
        Assert.Equal([0], Active(on));
        Work(on, 0);
        Assert.Equal([1, 3], Active(on));
        Work(on, 3);
        Assert.Equal([1], Active(on));
        Work(on, 1);
        Assert.Equal([2], Active(on));
        Work(on, 2);
        Assert.Equal([4], Active(on));
    }

    private static IEnumerable<int> Active(Case on) => on.Steps.Where(s => s.IsActive).Select(s => s.Position);

    private void Work(Case on, int position)
    {
        Assert.Null(on.Claim(on.Steps[position], _officer));
        Assert.Null(on.Close(on.Steps[position], _officer, true, null, Certificate.Outcomes, _clock));
    }

    private Case Begin(ServiceDefinition? service = null)
    {
        var on = new Case
        {
            Id = CaseId.New(),
            Number = PublicNumber.Random().Value,
            ServiceCode = "x",
            ServiceVersion = 1,
            Kind = null,
            TitleFa = "",
            TitleEn = "",
            Applicant = PersonId.New(),
            OpenedBy = PersonId.New(),
            OpenedAt = _clock.Now,
            Lat = null,
            Lon = null,
            Answers = Answers.None,
        };
        on.Begin(service ?? Certificate, _ => OfficeId.New(), _clock);
        return on;
    }

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
