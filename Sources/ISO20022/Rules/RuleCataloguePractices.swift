// Two lines a rule: identifier, number in the report, messages, reasons; then what it demands.

extension RuleCatalogue {
    /// High-value systems, correspondents, Kazakhstan.
    static let practices = """
        hvps:business-service | | head.001 | CH21
          The header names the business service.
        hvps:institutions | | head.001 | RC05
          Sender and addressee are institutions with a business identifier code.
        hvps:offset-time | | head.001, pacs.008 | DT02
          A time of creation has its offset in hours and minutes; Z is none.
        hvps:single-transaction | | pacs.008, pacs.009, pacs.004 | AM19
          One message, one transaction.
        hvps:settlement-method | | pacs.008, pacs.009, pacs.004 | CH16
          The settlement method is CLRG.
        hvps:clearing-system | | pacs.008, pacs.009, pacs.004 | CH21
          The clearing system is named.
        hvps:instruction-identification | | pacs.008, pacs.009 | CH21
          A transaction has an instruction identification.
        hvps:uetr | | pacs.008, pacs.009 | CH21
          A transaction has a UETR.
        hvps:instructing-agent | | pacs.008, pacs.009, pacs.004 | CH21
          The instructing agent is named.
        hvps:instructed-agent | | pacs.008, pacs.009, pacs.004 | CH21
          The instructed agent is named.
        hvps:original-uetr | | pacs.002, pacs.004 | CH21
          The UETR of the original is given.
        hvps:original-end-to-end | | pacs.002 | CH21
          The end-to-end identification of the original is given.
        hvps:transaction-status | | pacs.002 | CH21
          The status of the transaction is given.
        hvps:return-chain | | pacs.004 | CH21
          A return names its own debtor and creditor.
        hvps:return-reason | | pacs.004 | CH21
          A return has a reason.
        hvps:single-statement | | camt.053 | CH17
          One message, one statement.
        hvps:statement-pagination | | camt.053 | CH21
          The page of the statement is given.
        cbpr:header-version | | head.001 | FF01
          The header is head.001.001.02.
        cbpr:business-service | | head.001 | CH16
          The service is swift.cbprplus, its variant and the number of a release.
        cbpr:institutions | | head.001 | RC05
          Sender and addressee are institutions with a business identifier code.
        cbpr:signature | | head.001 | CH17
          The header carries no signature.
        cbpr:processing-date | | head.001 | CH17
          The header carries no processing date.
        cbpr:message-identification | | all | CH16
          From 14 November 2026 the header repeats the message identification; a warning before.
        cbpr:sender-and-addressee | | pacs.008, pacs.009, pacs.004 | RC01
          From 14 November 2026 the sender is the instructing agent and, but for copies, the addressee the \
        instructed agent; a warning before.
        cbpr:priority | | pacs.008, pacs.009, pacs.004 | CH16
          The header's priority is the payment's.
        cbpr:cover-service | | pacs.009 | CH16
          The cover service, and no other, carries an underlying customer transfer.
        cbpr:advice-service | | pacs.009 | CH16
          An advice has the settlement method COVE.
        cbpr:copy-duplicate | | camt.053 | CH16
          Header and statement say alike whether it is a copy.
        cbpr:charset | | all | RR10
          Texts have the characters of FIN-X; names, addresses and remittance some more.
        cbpr:offset-time | | all | DT02
          A time has its offset in hours and minutes; Z is none.
        cbpr:unstructured-address | | all | CH16
          From 14 November 2026 an address has at least town and country in their fields; a warning before.
        cbpr:unstructured-lines | | all | CH16
          Until then an address of lines alone has at most three lines of 35 characters.
        cbpr:town-and-country | | all | CH21
          A structured or hybrid address has a town and a country.
        cbpr:hybrid-lines | | all | CH16
          A hybrid address has at most two lines.
        cbpr:address-repeated | | all | CH16
          An address line repeats no field.
        cbpr:agent-by-code | | all | CH17
          An institution with a code has no name and address.
        cbpr:agent-name-and-address | | all | CH21
          An institution without a code has a name and an address, never one alone.
        cbpr:agent-identified | | all | RC01
          An institution has a code, a name and an address, or a clearing number.
        cbpr:party-by-code | | pacs.008, pacs.009, pacs.004 | CH17
          A party with a code has no name and address.
        cbpr:party-name | | pacs.008, pacs.009, pacs.004 | CH21
          A party without a code has a name.
        cbpr:remittance-form | | all | CH17
          Remittance information is structured or unstructured, not both.
        cbpr:remittance-lines | | all | CH17
          There is one line of unstructured remittance information.
        cbpr:remittance-length | | all | CH16
          Structured remittance information has at most 9,000 characters.
        cbpr:remittance-place | | pacs.008 | CH17
          Remittance information is in the message or elsewhere, not both.
        cbpr:single-transaction | | pacs.008, pacs.009, pacs.004 | AM19
          One message, one transaction.
        cbpr:batch | | pacs.008, pacs.009, pacs.004 | CH17
          There is neither a batch nor a control sum.
        cbpr:settlement-method | | pacs.008, pacs.009, pacs.004 | CH16
          The settlement method is INDA, INGA or COVE.
        cbpr:clearing-system | | pacs.008, pacs.009, pacs.004 | CH17
          A clearing system is not named.
        cbpr:uetr | | pacs.008, pacs.009 | CH21
          A transaction has a UETR.
        cbpr:original-uetr | | pacs.002, pacs.004 | CH21
          The UETR of the original is given.
        cbpr:instruction-identification | | pacs.008, pacs.009 | CH21
          A transaction has an instruction identification.
        cbpr:instruction-length | | pacs.008, pacs.009 | CH16
          The instruction identification has at most 16 characters.
        cbpr:slashes | | pacs.008, pacs.009, pacs.004, pacs.002, camt.052, camt.053, camt.054 | CH16
          A reference neither begins nor ends with a slash, nor holds two in a row.
        cbpr:service-level-count | | pacs.008, pacs.009 | CH17
          There are at most three service levels.
        cbpr:service-level | | pacs.008, pacs.009 | CH16
          From 14 November 2026 the only service level of tracked payments is G001; a warning before.
        cbpr:instructing-agents | | pacs.008, pacs.009, pacs.004 | RC05
          Instructing and instructed agent stand in the transaction, by their codes.
        cbpr:settlement-date | | pacs.008, pacs.009, pacs.004 | DT01
          The settlement date stands in the transaction.
        cbpr:commodity | | pacs.008, pacs.009, pacs.004 | AM03
          No metal is settled in.
        cbpr:amount-digits | | pacs.008, pacs.009, pacs.004 | AM12
          The settled amount has at most 14 digits.
        cbpr:charge-bearer | | pacs.008, pacs.004 | CH16
          The charge bearer is DEBT, CRED or SHAR.
        cbpr:creditor-bears-charges | | pacs.008, pacs.004 | CH21
          CRED has at least one charge.
        cbpr:debtor-bears-charges | | pacs.008, pacs.004 | CH17
          DEBT has at most one charge.
        cbpr:charges-deducted | | pacs.008, pacs.004 | CH21
          Two amounts of one currency that differ have charges between them.
        cbpr:account-or-identification | | pacs.008, pacs.009 | AC03 RR01
          Debtor and creditor have an account or an identification.
        cbpr:instruction-count | | pacs.008 | CH17
          There are at most two instructions for the creditor agent and four for the next.
        cbpr:instruction-repeated | | pacs.008 | CH16
          No instruction stands twice.
        cbpr:instructions-exclude | | pacs.008 | CH16
          HOLD excludes CHQB, TELB excludes PHOB.
        cbpr:status-reason | | pacs.002 | CH21
          A refusal has a reason.
        cbpr:effective-date | | pacs.002 | CH17
          A refusal has no date on which it takes effect.
        cbpr:original-message-name | | pacs.002 | CH16
          From 14 November 2026 the original is one of five messages with its version; a warning before.
        cbpr:single-statement | | camt.053 | CH17
          One message, one statement.
        cbpr:message-pagination | | camt.053 | CH17
          The pages of the message are not counted.
        cbpr:statement-pagination | | camt.053 | CH21
          The page of the statement is given.
        cbpr:page-number | | camt.053, camt.054 | CH16
          Pages are counted from 1.
        cbpr:sequence-number | | camt.053 | CH21
          A statement has an electronic or a legal sequence number.
        cbpr:account-currency | | camt.053 | CH21
          The currency of the account is given.
        cbpr:value-date | | camt.053 | CH21
          An entry has a value date.
        cbpr:charges-total | | camt.053 | AM10
          The charges of an entry add up to their total.
        cbpr:opening-balance | | camt.053 | CH16
          The first page has one OPBD, every other an interim one.
        cbpr:closing-balance | | camt.053 | CH16
          The last page has one CLBD, every other an interim one.
        cbpr:closing-available | | camt.053 | CH17
          There is at most one CLAV.
        cbpr:booked-date | | camt.054 | DT01
          From 14 November 2026 a booked entry has a booking or a value date; a warning before.
        cbpr:interim-balances | | camt.052 | CH21
          A report of entries gives ITBD and ITAV; a warning.
        kz:tenge-decimals | | all | CH20
          An amount in tenge has at most two decimals.
        kz:iban | | all | AC01 AC02 AC03
          An account number of Kazakhstan is an IBAN whose check digits hold.
        kz:account-scheme | | pacs.008 | AC02 AC03
          An account at a bank in Kazakhstan is an IBAN or names its scheme; a warning.
        kz:identification-number | | all | BE16 BE17 RR12
          The check digit of a BIN or an IIN holds.
        kz:purpose | | pacs.008 | RR05
          A payment that touches Kazakhstan carries a purpose (KNP).
        kz:purpose-form | | pacs.008 | FF07 RR05
          A purpose (KNP) has three digits.
        kz:purpose-carriers | | pacs.008 | RR05
          Every carrier of the purpose says the same.
        kz:eknp | | pacs.008 | RR05
          A line that says EKNP is well made, and there is only one.
        kz:eknp-currency | | pacs.008 | RR05
          The EKNP code is about the payment's currency.
        kz:kod | | pacs.008 | RR05
          KOd does not contradict the debtor's residence.
        kz:kbe | | pacs.008 | RR05
          KBe does not contradict the creditor's residence.
        kz:charset | | all | RR10
          Texts are of Latin, Russian and Kazakh letters, digits and common punctuation.
        kz:mixed-alphabets | | all | RR10
          A word is of one alphabet: an error in references, a warning in other texts.

        """
}
