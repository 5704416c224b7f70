using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Shahr.Cases.Board;
using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;
using Shahr.Cases.LifeEvents;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Cases;

/// <summary>The module's tables.</summary>
internal sealed class CasesDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseStep> Steps => Set<CaseStep>();
    public DbSet<CaseLine> Lines => Set<CaseLine>();
    public DbSet<CaseAttachment> Attachments => Set<CaseAttachment>();
    public DbSet<CaseFollower> Followers => Set<CaseFollower>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<BoardRow> Board => Set<BoardRow>();
    public DbSet<PublishedDefinition> Definitions => Set<PublishedDefinition>();
    public DbSet<WithdrawnService> Withdrawn => Set<WithdrawnService>();
    public DbSet<Design> Designs => Set<Design>();
    public DbSet<LifeEvent> LifeEvents => Set<LifeEvent>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<CaseId>().HaveConversion<TypedIdConverter<CaseId>>();
        configurationBuilder.Properties<StepId>().HaveConversion<TypedIdConverter<StepId>>();
        configurationBuilder.Properties<DraftId>().HaveConversion<TypedIdConverter<DraftId>>();
        configurationBuilder.Properties<AttachmentId>().HaveConversion<TypedIdConverter<AttachmentId>>();
        configurationBuilder
            .Properties<ShownToOffice>()
            .HaveConversion<ShownToOffice.Converter, ShownToOffice.Comparer>();
        configurationBuilder.Properties<Answers>().HaveConversion<AnswersConverter, AnswersComparer>();
    }

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Case>(entity =>
        {
            entity.ToTable("cases_cases").HasKey(c => c.Id);
            entity.Ignore(c => c.PublicNumber);
            entity.Ignore(c => c.AsksForStars);
            entity.HasOne<LifeEvent>().WithMany().HasForeignKey(c => c.LifeEventId);
            entity.HasOne<Case>().WithMany().HasForeignKey(c => c.DoubleOf);
            entity.HasOne<Case>().WithMany().HasForeignKey(c => c.SplitFrom);
            entity.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.CaseId);
            entity.Navigation(c => c.Steps).HasField("_steps").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<CaseStep>(entity =>
        {
            entity.ToTable("cases_steps").HasKey(s => s.Id);
            entity.Property(s => s.Id).ValueGeneratedNever();

            // People race for these: the state that was read stands in the where of every update.
            entity.Property(s => s.State).IsConcurrencyToken();
            entity.Property(s => s.Holder).IsConcurrencyToken();
            entity.Ignore(s => s.IsFreeForColleagues);
            entity.Ignore(s => s.SeesWhole);
        });
        model.Entity<CaseLine>(entity =>
        {
            entity.ToTable("cases_lines").HasKey(l => l.Id);
            entity.Property(l => l.Id).ValueGeneratedNever();
            entity.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId);
        });
        model.Entity<CaseAttachment>(entity =>
        {
            entity.ToTable("cases_attachments").HasKey(a => a.Id);
            entity.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        });
        model.Entity<CaseFollower>(entity =>
        {
            entity.ToTable("cases_followers").HasKey(f => new { f.CaseId, f.Person });
            entity.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
        });
        model.Entity<LifeEvent>(entity =>
        {
            entity.ToTable("cases_life_events").HasKey(e => e.Id);
            entity.Ignore(e => e.PublicNumber);
        });
        model.Entity<Draft>().ToTable("cases_drafts").HasKey(d => d.Id);
        model.Entity<BoardRow>().ToTable("cases_board").HasKey(r => new { r.ServiceCode, r.Office });
        model.Entity<PublishedDefinition>().ToTable("cases_definitions").HasKey(d => new { d.Code, d.Version });
        model.Entity<WithdrawnService>().ToTable("cases_withdrawals").HasKey(w => w.Code);
        model.Entity<Design>().ToTable("cases_designs").HasKey(d => d.Id);
    }

    private sealed class AnswersConverter()
        : ValueConverter<Answers, string>(answers => answers.ToJson(), json => Answers.FromJson(json));

    // Answers are never changed in place, so the same object is the same answers.
    private sealed class AnswersComparer()
        : ValueComparer<Answers>((a, b) => ReferenceEquals(a, b), a => a.GetHashCode(), a => a);
}
