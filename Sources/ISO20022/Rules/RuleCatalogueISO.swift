// Two lines a rule: identifier, number in the report, messages, reasons; then what it demands.

extension RuleCatalogue {
    /// Constraints of pacs.008, by the numbers of the report of 2024/25.
    static let isoCreditTransfer = """
        iso:C1 | C1 | pacs.008 | AM11
          A settled amount is in an active currency.
        iso:C2 | C2 | pacs.008 | AM11
          Every other currency is an active or a historic one; a warning, for only active ones are known.
        iso:C3 | C3 | pacs.008 from .13 | CH21
          Additional dates and times hold at least one.
        iso:C6 | C6 | pacs.008 | CH21
          Where the creditor bears the charges, at least one charge is given.
        iso:C8 | C8 | pacs.008 | CH21
          Charges have the instructed amount beside them.
        iso:C10 | C10 | pacs.008 | BE09
          A country is one of ISO 3166-1, or left to its users there.
        iso:C11 | C11 | pacs.008 | CH20
          An amount has no more decimals than its currency.
        iso:C13 | C13 | pacs.008 from .13 | CH17
          A time of expiry of the group is in no transaction.
        iso:C14 | C14 | pacs.008 | DT01
          A settlement date of the group is in no transaction.
        iso:C15 | C15 | pacs.008 | AC01 AC02 AC03
          An IBAN has the shape of its country, and its check digits hold.
        iso:C17 | C17 | pacs.008 from .09 | AC01 AC02 AC03
          An account has an identification or a proxy.
        iso:C18 | C18 | pacs.008 | CH17
          An instructed agent of the group is in no transaction.
        iso:C19 | C19 | pacs.008 | CH21
          An instructed amount in another currency has an exchange rate.
        iso:C20 | C20 | pacs.008 | CH17
          An instructed amount in the same currency has no exchange rate.
        iso:C21 | C21 | pacs.008 | CH17
          Without an instructed amount there is no exchange rate.
        iso:C22 | C22 | pacs.008 | CH21
          The account of the instructed reimbursement agent needs the agent.
        iso:C23 | C23 | pacs.008 | CH17
          An instructing agent of the group is in no transaction.
        iso:C24 | C24 | pacs.008 | CH21
          The account of the instructing reimbursement agent needs the agent.
        iso:C25 | C25 | pacs.008 | CH17
          A payment by cheque has no creditor account.
        iso:C26 | C26 | pacs.008 | CH21
          The account of intermediary agent 1 needs the agent.
        iso:C27 | C27 | pacs.008 | CH21
          The account of intermediary agent 2 needs the agent.
        iso:C28 | C28 | pacs.008 | CH21
          Intermediary agent 2 needs intermediary agent 1.
        iso:C29 | C29 | pacs.008 | CH21
          The account of intermediary agent 3 needs the agent.
        iso:C30 | C30 | pacs.008 | CH21
          Intermediary agent 3 needs intermediary agent 2.
        iso:C31 | C31 | pacs.008 | AM19
          The number of transactions is the count of the transactions.
        iso:C32 | C32 | pacs.008 | CH17
          A payment type of the group is in no transaction.
        iso:C33 | C33 | pacs.008 | CH21
          The account of previous instructing agent 1 needs the agent.
        iso:C35 | C35 | pacs.008 | CH21
          The account of previous instructing agent 2 needs the agent.
        iso:C36 | C36 | pacs.008 | CH21
          Previous instructing agent 2 needs previous instructing agent 1.
        iso:C37 | C37 | pacs.008 | CH21
          The account of previous instructing agent 3 needs the agent.
        iso:C38 | C38 | pacs.008 | CH21
          Previous instructing agent 3 needs previous instructing agent 2.
        iso:C40 | C40 | pacs.008 | CH17
          INDA and INGA have neither reimbursement agents nor a clearing system.
        iso:C41 | C41 | pacs.008 | CH17
          CLRG has neither a settlement account nor reimbursement agents.
        iso:C42 | C42 | pacs.008 | CH21
          COVE names the instructing or the instructed reimbursement agent.
        iso:C43 | C43 | pacs.008 | CH17
          COVE has neither a settlement account nor a clearing system.
        iso:C46 | C46 | pacs.008 | CH21
          The account of the third reimbursement agent needs the agent.
        iso:C47 | C47 | pacs.008 | CH21
          A third reimbursement agent needs both others.
        iso:C48 | C48 | pacs.008 | DT01
          A total has the settlement date beside it.
        iso:C49 | C49 | pacs.008 | AM10
          The total is the sum of the settled amounts.
        iso:C50 | C50 | pacs.008 | AM11
          The total has the currency of every transaction.
        iso:C51 | C51 | pacs.008 | CH21
          A transaction has a transaction identification or a UETR.
        iso:C52 | C52 | pacs.008 | DT01
          A settlement date that is not the group's is in every transaction.
        iso:C53 | C53 | pacs.008 | CH17
          An ultimate creditor is someone else than the creditor; a guideline, a warning.
        iso:C54 | C54 | pacs.008 | CH17
          An ultimate debtor is someone else than the debtor; a guideline, a warning.
        iso:control-sum | | pacs.008 | AM16
          A control sum is the sum of the settled or of the instructed amounts.

        """

    /// Constraints of the header, of values everywhere, and of the other messages.
    static let isoMessages = """
        iso:B1 | RelatedPresentWhenCopyDupl | head.001 | CH21
          A copy or a duplicate carries the header of the message it repeats.
        iso:B2 | OnlySignatureElement | head.001 | DS0B
          A signature envelope holds a Signature and nothing else.
        iso:B4 | | head.001 | FF01
          A header names the definition of its document.
        iso:active-currency | | all but pacs.008 | AM11
          As C1.
        iso:currency | | all but pacs.008 | AM11
          As C2; a warning.
        iso:decimals | | all but pacs.008 | CH20
          As C11.
        iso:country | | all but pacs.008 | BE09
          As C10.
        iso:iban | | all but pacs.008 | AC01 AC02 AC03
          As C15.
        iso:account | | all but pacs.008 | AC01 AC02 AC03
          As C17.
        iso:bic-country | | all | RC05
          Letters 5 and 6 of a business identifier code are a country.
        iso:lei | | all | CH16
          The check digits of a legal entity identifier hold; a warning.
        iso:external-code | | all | CH16 FF07
          A code is in its external code set; a warning, for the sets grow every quarter.
        iso:transaction-code | | camt.052, camt.053, camt.054 | CH21
          A bank transaction code has a domain or a proprietary code.
        iso:transaction-code-family | | camt.052, camt.053, camt.054 | CH16
          A family belongs to its domain; a warning.
        iso:transaction-code-subfamily | | camt.052, camt.053, camt.054 | CH16
          A subfamily belongs to its family; a warning.
        iso:pacs.009-number-of-transactions | | pacs.009 | AM19
          The number of transactions is the count of the transactions.
        iso:pacs.009-total | | pacs.009 | AM10
          The total is the sum of the settled amounts.
        iso:pacs.009-total-currency | | pacs.009 | AM11
          The total has the currency of every transaction.
        iso:pacs.009-total-date | | pacs.009 | DT01
          A total has the settlement date beside it.
        iso:pacs.009-date-in-group | | pacs.009 | DT01
          A settlement date of the group is in no transaction.
        iso:pacs.009-date-in-transaction | | pacs.009 | DT01
          A settlement date that is not the group's is in every transaction.
        iso:pacs.009-instructing-agent | | pacs.009 | CH17
          An instructing agent of the group is in no transaction.
        iso:pacs.009-instructed-agent | | pacs.009 | CH17
          An instructed agent of the group is in no transaction.
        iso:pacs.009-payment-type | | pacs.009 | CH17
          A payment type of the group is in no transaction.
        iso:pacs.009-agent-settles | | pacs.009 | CH17
          INDA and INGA have neither reimbursement agents nor a clearing system.
        iso:pacs.009-clearing | | pacs.009 | CH17
          CLRG has neither a settlement account nor reimbursement agents.
        iso:pacs.009-cover-agent | | pacs.009 | CH21
          COVE names the instructing or the instructed reimbursement agent.
        iso:pacs.009-cover-account | | pacs.009 | CH17
          COVE has neither a settlement account nor a clearing system.
        iso:pacs.009-third-reimbursement-agent | | pacs.009 | CH21
          A third reimbursement agent needs both others.
        iso:pacs.009-reimbursement-account | | pacs.009 | CH21
          The account of a reimbursement agent needs the agent.
        iso:pacs.009-intermediary-agent | | pacs.009 | CH21
          Intermediary agents have no gap.
        iso:pacs.009-previous-agent | | pacs.009 | CH21
          Previous instructing agents have no gap.
        iso:pacs.009-transaction-or-uetr | | pacs.009 | CH21
          A transaction has a transaction identification or a UETR.
        iso:pacs.009-agent-account | | pacs.009 | CH21
          The account of an agent needs the agent.
        iso:pacs.009-C24 | C24 | pacs.009 | CH21
          A first intermediary agent needs the creditor agent.
        iso:pacs.009-C78 | C78 | pacs.009 from .13 | CH17
          A transfer covers a customer's transfer or an institution's, not both.
        iso:pacs.009-expiry | | pacs.009 from .13 | CH17
          A time of expiry of the group is in no transaction.
        iso:pacs.004-number-of-transactions | | pacs.004 | AM19
          The number of transactions is the count of the transactions.
        iso:pacs.004-total | | pacs.004 | AM10
          The total is the sum of the settled amounts.
        iso:pacs.004-total-currency | | pacs.004 | AM11
          The total has the currency of every transaction.
        iso:pacs.004-total-date | | pacs.004 | DT01
          A total has the settlement date beside it.
        iso:pacs.004-date-in-group | | pacs.004 | DT01
          A settlement date of the group is in no transaction.
        iso:pacs.004-date-in-transaction | | pacs.004 | DT01
          A settlement date that is not the group's is in every transaction.
        iso:pacs.004-instructing-agent | | pacs.004 | CH17
          An instructing agent of the group is in no transaction.
        iso:pacs.004-instructed-agent | | pacs.004 | CH17
          An instructed agent of the group is in no transaction.
        iso:pacs.004-payment-type | | pacs.004 | CH17
          A payment type of the group is in no transaction.
        iso:pacs.004-agent-settles | | pacs.004 | CH17
          INDA and INGA have neither reimbursement agents nor a clearing system.
        iso:pacs.004-clearing | | pacs.004 | CH17
          CLRG has neither a settlement account nor reimbursement agents.
        iso:pacs.004-cover-agent | | pacs.004 | CH21
          COVE names the instructing or the instructed reimbursement agent.
        iso:pacs.004-cover-account | | pacs.004 | CH17
          COVE has neither a settlement account nor a clearing system.
        iso:pacs.004-third-reimbursement-agent | | pacs.004 | CH21
          A third reimbursement agent needs both others.
        iso:pacs.004-reimbursement-account | | pacs.004 | CH21
          The account of a reimbursement agent needs the agent.
        iso:pacs.004-intermediary-agent | | pacs.004 | CH21
          Intermediary agents have no gap.
        iso:pacs.004-previous-agent | | pacs.004 | CH21
          Previous instructing agents have no gap.
        iso:pacs.004-agent-account | | pacs.004 from .15 | CH21
          The account of an agent needs the agent.
        iso:pacs.004-transactions | | pacs.004 | CH21
          A return that is not of the whole group holds a transaction.
        iso:pacs.004-group-transactions | | pacs.004 | CH17
          A return of the whole group holds no transactions.
        iso:pacs.004-group-control-sum | | pacs.004 | CH17
          A return of the whole group has no control sum.
        iso:pacs.004-group-reason | | pacs.004 | CH21
          A return of the whole group has its reason at the group.
        iso:pacs.004-original-message | | pacs.004 | CH17
          The original message is named for all or for the transactions, not for both.
        iso:pacs.004-direct-debit | | pacs.004 | CH16
          A returned direct debit is not settled by cover.
        iso:pacs.004-charges | | pacs.004 | CH21
          Charges have the returned instructed amount beside them.
        iso:pacs.004-rate-missing | | pacs.004 | CH21
          A returned instructed amount in another currency has an exchange rate.
        iso:pacs.004-rate-of-one-currency | | pacs.004 | CH17
          A returned instructed amount in the same currency has no exchange rate.
        iso:pacs.004-rate-without-amount | | pacs.004 | CH17
          Without a returned instructed amount there is no exchange rate.
        iso:pacs.004-narrative | | pacs.004 | CH21
          The reason NARR is told in words.
        iso:pacs.002-narrative | | pacs.002 | CH21
          The reason NARR is told in words.
        iso:pacs.002-group-accepted | | pacs.002 | CH16
          A message accepted or pending as a whole has no refused transaction.
        iso:pacs.002-group-received | | pacs.002 | CH17
          A message only received has no status of a transaction.
        iso:pacs.002-group-rejected | | pacs.002 | CH16
          A message refused as a whole has refused transactions only.
        iso:pacs.002-original-message | | pacs.002 | CH17 CH21
          The original message is named once for all, or for each transaction.
        iso:pacs.002-group-text | | pacs.002 | CH17
          Words about a message as a whole need RJCT or PDNG.
        iso:pacs.028-original-message | | pacs.028 | CH17 CH21
          The original message is named once for all, or for each transaction.
        iso:camt.052-pagination | | camt.052 | CH17
          Pages are counted for the message or for what is in it, not for both.
        iso:camt.052-forward-available | | camt.052 | CH17
          A forward available balance does not say when it is available.
        iso:camt.052-reference | | camt.052 | CH21
          A transaction has a reference; a guideline, a warning.
        iso:camt.052-narrative | | camt.052 | CH21
          The reason NARR of a return is told in words.
        iso:camt.053-pagination | | camt.053 | CH17
          Pages are counted for the message or for what is in it, not for both.
        iso:camt.053-forward-available | | camt.053 | CH17
          A forward available balance does not say when it is available.
        iso:camt.053-reference | | camt.053 | CH21
          A transaction has a reference; a guideline, a warning.
        iso:camt.053-narrative | | camt.053 | CH21
          The reason NARR of a return is told in words.
        iso:camt.054-pagination | | camt.054 | CH17
          Pages are counted for the message or for what is in it, not for both.
        iso:camt.054-reference | | camt.054 | CH21
          A transaction has a reference; a guideline, a warning.
        iso:camt.054-narrative | | camt.054 | CH21
          The reason NARR of a return is told in words.
        iso:camt.056-case | | camt.056 | CH17
          The case is named at one level.
        iso:camt.056-narrative | | camt.056 | CH21
          The reason NARR is told in words.
        iso:camt.029-details | | camt.029 | CH21
          PECR and RJCR have the details of the cancellation.
        iso:camt.029-resolved-case | | camt.029 | CH17
          The resolved case is named at one level.
        iso:camt.029-narrative | | camt.029 | CH21
          The reason NARR is told in words.

        """
}
