namespace Shahr.Cases.Tests;

/// <summary>A service of what a definition may say and no service of the house says yet.</summary>
internal static class RareService
{
    public const string Yaml = """
        code: rare-service
        version: 1
        title: { fa: خدمت کمیاب, en: A rare service }
        about: { fa: همه‌چیز در یک فرم, en: Everything in one form }
        group: Politics
        stage: Interaction
        outcomes:
          granted: { fa: پذیرفته شد, en: Granted }
          refused: { fa: پذیرفته نشد, en: Refused }
        fields:
          - { name: born, type: Date, past: true, question: &q { fa: کی؟, en: When? }, label: &l { fa: کی, en: When } }
          - { name: day, type: Date, fromDays: 1, untilDays: 30, question: *q, label: *l }
          - { name: width, type: Number, min: 1, max: 9, question: *q, label: *l }
          - { name: height, type: Number, required: false, question: *q, label: *l }
          - { name: cost, type: Rial, question: *q, label: *l }
          - { name: paid, type: Rial, question: *q, label: *l }
          - { name: age, type: Computed, compute: { age: born }, question: *q, label: *l }
          - { name: wait, type: Computed, compute: { days: [born, day] }, question: *q, label: *l }
          - { name: area, type: Computed, compute: { product: [width, height] }, question: *q, label: *l }
          - { name: left, type: Computed, compute: { difference: [cost, paid] }, question: *q, label: *l }
          - { name: both, type: Computed, compute: { sum: [cost, paid] }, question: *q, label: *l }
          - name: rooms
            type: Group
            min: 1
            max: 4
            question: *q
            label: *l
            fields:
              - { name: wide, type: Number, question: *q, label: *l }
              - name: why
                type: LongText
                maxLength: 50
                when: [{ field: wide, atLeast: 3 }]
                question: *q
                label: *l
          - { name: count, type: Computed, compute: { count: rooms }, question: *q, label: *l }
          - { name: road, type: MapLine, when: [{ field: width, atMost: 4 }], question: *q, label: *l }
          - { name: field, type: MapArea, when: [{ field: height, answered: true }], question: *q, label: *l }
          - { name: other, type: Organisation, when: [{ field: height, answered: false }], question: *q, label: *l }
          - { name: paper, type: File, required: false, maxFiles: 3, question: *q, label: *l }
        branches:
          - { code: one, title: { fa: یکی, en: One } }
          - { code: two, title: { fa: دیگری, en: Another } }
        steps:
          - code: look
            title: { fa: بازدید, en: Visit }
            kind: Check
            office: parks
            permission: cases.decide
            minutes: 61
            branch: one
            escalation: { remind: 50, second: 120, head: 300 }
          - code: read
            title: { fa: خواندن, en: Reading }
            kind: Check
            office: legal
            minutes: 420
            branch: two
            pauses: [Citizen, Office, Payment]
            fee: { from: left, for: { fa: مانده, en: The rest } }
          - code: again
            title: { fa: باز هم, en: Again }
            kind: Check
            office: roads
            minutes: 420
            branch: one
            fee: { rials: 120000, for: { fa: بازدید دوم, en: The second visit } }
          - code: end
            title: { fa: تصمیم, en: Decision }
            kind: Decide
            office: mayor
            minutes: 420
            fourEyes: true
            deemedApproved: { outcome: Granted, law: { fa: قانون, en: The law } }
        inquiries:
          - code: police
            office: police
            step: read
            days: 3
            instead: paper
            shows: [person, rooms, wide, paper]
            question: { fa: آیا ثبت است؟, en: Is it on record? }
            consent: { fa: می‌پذیرم., en: I agree. }
            when: [{ field: width, atLeast: 5 }, { field: height, answered: true }]
        outputs:
          - kind: rare-paper
            title: { fa: سند, en: Paper }
            body: ["گواهی می‌شود {person}."]
            validDays: 10
            fields:
              - { name: cost, label: { fa: بها, en: Cost }, value: "{cost}" }
        """;
}
