public import ISO20022
import TengeLedger

// The business day is the corridor's own; it is never taken from a date in UTC.
extension CorridorRules {
    /// The settlement date, without a zone. The cut-off is judged once, by the time of receipt.
    func valueDate(
        of transaction: CreditTransferTransaction, _ group: GroupHeader, _ header: BusinessApplicationHeader,
        receivedAt: Instant
    ) throws(Refusal) -> ISODate {
        guard let written = transaction.interbankSettlementDate ?? group.interbankSettlementDate else {
            throw rejected(.invalidDate, "The settlement date is missing.")
        }
        let date = written.withoutZone
        guard
            let local = ISODateTime(
                unixMilliseconds: receivedAt.millisecondsSinceEpoch, offsetMinutes: businessOffsetMinutes)
        else { throw rejected(.invalidDate, "The time of receipt is outside the calendar.") }
        let daysAhead = date.daysSinceEpoch - local.date.daysSinceEpoch
        guard daysAhead >= 0 else { throw rejected(.invalidDate, "The settlement date is past.") }
        guard isBusinessDay(date) else {
            throw rejected(.invalidNonProcessingDate, "Nothing is settled on \(date.text).")
        }
        guard daysAhead <= valueDaysAheadMax else {
            throw rejected(.futureDateNotSupported, "The settlement date lies too far ahead.")
        }
        if daysAhead == 0, let cutOffMinutes {
            let minutes = local.hour * 60 + local.minute
            let isPast =
                minutes > cutOffMinutes
                || (minutes == cutOffMinutes && (local.second > 0 || local.fractionAttoseconds > 0))
            guard !isPast else { throw rejected(.invalidCutOffTime, "The cut-off of today is past.") }
        }
        let created = header.creationDate.unixMilliseconds(assumingOffsetMinutes: businessOffsetMinutes)
        guard abs(created - receivedAt.millisecondsSinceEpoch) <= creationWindowSeconds * 1000 else {
            throw rejected(.invalidCreationDate, "CreDt is too far from the time of receipt.")
        }
        return date
    }

    /// Whether anything is settled on this day.
    public func isBusinessDay(_ date: ISODate) -> Bool {
        // 1970-01-01 was a Thursday, the fourth day of the week.
        let weekday = ((date.daysSinceEpoch + 3) % 7 + 7) % 7 + 1
        return !restDays.contains(weekday) && !holidays.contains(date.withoutZone)
    }

    func rejected(_ reason: StatusReason, _ narrative: String) -> Refusal {
        Refusal(reason, reply: .paymentStatusReport, narrative: narrative)
    }
}
