"""Measures, and why one is missing, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "measure.days_mean": "Days to decision, mean",
    "measure.days_mean.hours": "Hours to decision, mean",
    "measure.days_mean.minutes": "Minutes to decision, mean",
    "measure.days_mean.short": "{head} from submission to decision, on average.",
    "measure.days_mean.long": "Calendar days from submission to decision, on average.",
    "measure.days_median": "Days to decision, median",
    "measure.days_median.hours": "Hours to decision, median",
    "measure.days_median.minutes": "Minutes to decision, median",
    "measure.days_median.short": "{head} within which half of the decided cases were decided.",
    "measure.days_median.long": "Calendar days within which half of the decided cases were"
    " decided.",
    "measure.days_p90": "Days to decision, nine in ten",
    "measure.days_p90.hours": "Hours to decision, nine in ten",
    "measure.days_p90.minutes": "Minutes to decision, nine in ten",
    "measure.days_p90.short": "{head} within which nine in ten decided cases were decided.",
    "measure.days_p90.long": "Calendar days within which nine in ten decided cases were decided.",
    "measure.open_hours_mean": "Open hours to decision, mean",
    "measure.open_hours_mean.long": "Hours of the calendar of the office from submission to"
    " decision; nights, weekends and holidays do not count.",
    "measure.open_hours_p90": "Open hours to decision, nine in ten",
    "measure.open_hours_p90.long": "Hours of the calendar of the office within which nine in ten"
    " decided cases were decided.",
    "measure.legal_days_mean": "Legal days, mean",
    "measure.legal_days_mean.long": "Working days on the legal clock, which stands still while it"
    " is stopped, on average.",
    "measure.legal_days_p90": "Legal days, nine in ten",
    "measure.legal_days_p90.long": "Working days on the legal clock within which nine in ten"
    " decided cases were decided.",
    "measure.within_statutory": "Within the statutory limit",
    "measure.within_statutory.long": "Share of the submitted cases that were decided within the"
    " statutory limit.",
    "measure.within_promised": "Within the promised limit",
    "measure.within_promised.long": "Share of the submitted cases that were decided within the"
    " promised limit.",
    "measure.work_hours": "Work",
    "measure.work_hours.long": "Hours of official work per decided case.",
    "measure.efficiency": "Share of time worked",
    "measure.efficiency.long": "Work as a share of the time from submission to decision.",
    "measure.signoffs": "Sign-offs",
    "measure.signoffs.long": "Finished approvals and sittings per case; a sitting is one.",
    "measure.reviews": "Reviews",
    "measure.reviews.long": "Finished reviews per case.",
    "measure.levels": "Levels",
    "measure.levels.long": "Different levels of the hierarchy that worked on a case.",
    "measure.departments": "Departments",
    "measure.departments.long": "Different departments that worked on a case.",
    "measure.handoffs": "Hand-offs",
    "measure.handoffs.long": "Times a case passed from one department to another.",
    "measure.returns": "Returns",
    "measure.returns.long": "Times a case went back to a step that it had been at before.",
    "measure.applicant_contacts": "Contacts of the applicant",
    "measure.applicant_contacts.long": "The submission and every time the case went back to the"
    " applicant.",
    "measure.longest_silence": "Longest silence",
    "measure.longest_silence.long": "The longest time in which the applicant heard nothing of the"
    " case and did not have it.",
    "measure.undated": "Share of time without a date",
    "measure.undated.long": "Share of the time at the office in which nobody could say when the"
    " next thing happens.",
    "measure.questions": "Questions of the applicant",
    "measure.questions.long": "Times an applicant who heard nothing asked what had become of the"
    " case, per decided case.",
    "measure.days_to_answer": "Days to an answer",
    "measure.days_to_answer.long": "From a question of the applicant to its answer, on average.",
    "measure.complaints": "Complaints",
    "measure.complaints.long": "Share of the submitted cases of which the applicant complained that"
    " the limit had passed.",
    "measure.question_hours": "Work on questions",
    "measure.question_hours.long": "Hours of work on questions and complaints of applicants, per"
    " decided case; in the work per case too.",
    "measure.documents": "Documents",
    "measure.documents.long": "Papers that the steps ask of the applicant, per decided case.",
    "measure.form_fields": "Form fields",
    "measure.form_fields.long": "Fields of forms that the applicant fills in, per decided case.",
    "measure.office_visits": "Visits in person",
    "measure.office_visits.long": "Times the applicant has to come, per decided case.",
    "measure.office_cost": "Cost to the office",
    "measure.office_cost.long": "Work and sittings at their wage and prices paid by the office,"
    " per decided case.",
    "measure.posts_cost": "Cost of all posts, a year",
    "measure.posts_cost.long": "A year of all posts at their wage, absence paid; who only sits, for"
    " the sittings.",
    "measure.applicant_cost": "Cost to the applicant",
    "measure.applicant_cost.long": "Fees, and delay at its cost by the day, per decided case. Never"
    " added to the cost to the office: a fee is a transfer.",
    "measure.utilisation": "Use of hours",
    "measure.utilisation.long": "Hours of work and sittings as a share of the hours on duty.",
    "measure.utilisation.of": "Use of hours: {role}",
    "measure.unanswered": "Unanswered",
    "measure.unanswered.long": "Files whose deadline at the step passed before anybody had begun,"
    " as a share of those that came there.",
    "measure.unanswered.of": "Unanswered: {step}",
    "measure.escalated": "Went up",
    "measure.escalated.long": "Files that a deadline took from the step to a level above, as a"
    " share of those that came there.",
    "measure.escalated.of": "Went up: {step}",
    "measure.decisive": "Decided here",
    "measure.decisive.long": "Cases refused that would have been granted had this step alone said"
    " yes, as a share of the cases submitted.",
    "measure.decisive.of": "Decided at: {step}",
    "measure.open_cases": "Open cases",
    "measure.open_cases.long": "Cases that are under way, on average over the measured weeks.",
    "measure.backlog_growth": "Growth of the backlog",
    "measure.backlog_growth.long": "Cases by which the open cases grow in 30 days: the last quarter"
    " measured against the same quarter a year or more before; of a year, end against start.",
    "measure.weeks_to_clear": "Weeks to clear the backlog",
    "measure.weeks_to_clear.long": "The first whole week after which no file is open any more that"
    " lay there on the first day. None where the queue grows.",
    "measure.granted": "Granted",
    "measure.granted.long": "Share of the submitted cases that were granted.",
    "measure.refused": "Refused",
    "measure.refused.long": "Share of the submitted cases that were refused.",
    "measure.withdrawn": "Withdrawn",
    "measure.withdrawn.long": "Share of the submitted cases that the applicant gave up.",
    "measure.wrongful_approvals": "Wrongful approvals",
    "measure.wrongful_approvals.long": "Share of the submitted cases that were granted with a"
    " defect that no step found.",
    "measure.wrongful_refusals": "Wrongful refusals",
    "measure.wrongful_refusals.long": "Share of the submitted cases that were refused without any"
    " defect that the file knows of.",
    "measure.turned_away": "Turned away",
    "measure.turned_away.long": "Share of the submitted cases that were not taken in because"
    " as many were open as the office takes.",
    "measure.lapsed": "Lapsed",
    "measure.lapsed.long": "Share of the submitted cases that lapsed because the applicant never"
    " answered, or too late.",
    "measure.deemed": "Decided by silence",
    "measure.deemed.long": "Share of the submitted cases that were granted or refused because"
    " the statutory limit passed.",
    "measure.faster": "Decided sooner",
    "measure.faster.long": "Share of cases decided at least one calendar day sooner than the same"
    " case today.",
    "measure.slower": "Decided later",
    "measure.slower.long": "Share of cases decided at least one calendar day later than the same"
    " case today.",
    "no-limit": "no limit",
    "no-levels": "no levels",
    "no-departments": "no departments",
    "no-defects": "no defects",
    "always-open": "the office is always open",
    "no-questions": "nothing said of applicants who ask",
    "no-complaints": "nothing said of applicants who complain",
    "no-answer": "no question answered",
    "no-asks": "nothing said of what applicants are asked",
    "no-bar": "no bar is set",
    "no-silence": "no case can end so",
    "no-wages": "no wages",
    "no-applicant-costs": "no fees or cost of delay",
    "no-case": "no case",
    "no-decided-case": "no case decided",
    "few-cases": "few cases, no interval",
    "not-observed": "not observed in this log",
    "undecided-cases": "some cases were not decided",
    "no-time-passed": "no time passed",
    "nobody-on-duty": "nobody on duty",
    "overloaded": "overloaded",
    "too-full": "too full to settle",
    "queue-grows": "the queue grows",
    "no-backlog": "no backlog",
    "backlog-not-cleared": "files of the backlog stay open",
    "not-measured": "not measured",
    "other-arrivals": "other cases than today",
}
