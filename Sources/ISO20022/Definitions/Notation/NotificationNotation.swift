extension DefinitionNotation {
    /// Notice of money that is to come, and its withdrawal.
    static let notification = #"""
        AccountNotification16 = sequence
          Id         Max35Text                                    1..1
          Acct       CashAccount38                                0..1
          AcctOwnr   Party40Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification6 0..1
          RltdAcct   CashAccount38                                0..1
          TtlAmt     ActiveOrHistoricCurrencyAndAmount            0..1
          XpctdValDt ISODate                                      0..1
          Dbtr       Party40Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification6 0..1
          Itm        NotificationItem7                            1..*

        AccountNotification26 = sequence
          Id         Max35Text                                    1..1
          Acct       CashAccount40                                0..1
          AcctOwnr   Party50Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification8 0..1
          RltdAcct   CashAccount40                                0..1
          TtlAmt     ActiveOrHistoricCurrencyAndAmount            0..1
          XpctdValDt ISODate                                      0..1
          Dbtr       Party50Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification8 0..1
          Itm        NotificationItem10                           1..*

        GroupHeader117 = sequence
          MsgId   Max35Text     1..1
          CreDtTm ISODateTime   1..1
          MsgSndr Party50Choice 0..1

        GroupHeader77 = sequence
          MsgId   Max35Text     1..1
          CreDtTm ISODateTime   1..1
          MsgSndr Party40Choice 0..1

        NotificationCancellationReason1Choice = choice
          Cd    ExternalNotificationCancellationReason1Code 1..1
          Prtry Max35Text                                   1..1

        NotificationCancellationReason2 = sequence
          Orgtr    PartyIdentification272                0..1
          Rsn      NotificationCancellationReason1Choice 0..1
          AddtlInf Max105Text                            0..*

        NotificationItem10 = sequence
          Id           Max35Text                                    1..1
          EndToEndId   Max35Text                                    0..1
          UETR         UUIDv4Identifier                             0..1
          Acct         CashAccount40                                0..1
          AcctOwnr     Party50Choice                                0..1
          AcctSvcr     BranchAndFinancialInstitutionIdentification8 0..1
          RltdAcct     CashAccount40                                0..1
          Amt          ActiveOrHistoricCurrencyAndAmount            1..1
          XpctdValDt   ISODate                                      0..1
          Dbtr         Party50Choice                                0..1
          DbtrAgt      BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt    BranchAndFinancialInstitutionIdentification8 0..1
          Purp         Purpose2Choice                               0..1
          RltdRmtInf   RemittanceLocation8                          0..1
          RmtInf       RemittanceInformation26                      0..1
          UndrlygAllcn TransactionAllocation2                       0..*

        NotificationItem7 = sequence
          Id         Max35Text                                    1..1
          EndToEndId Max35Text                                    0..1
          UETR       UUIDv4Identifier                             0..1
          Acct       CashAccount38                                0..1
          AcctOwnr   Party40Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification6 0..1
          RltdAcct   CashAccount38                                0..1
          Amt        ActiveOrHistoricCurrencyAndAmount            1..1
          XpctdValDt ISODate                                      0..1
          Dbtr       Party40Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification6 0..1
          Purp       Purpose2Choice                               0..1
          RltdRmtInf RemittanceLocation7                          0..1
          RmtInf     RemittanceInformation16                      0..1

        NotificationToReceiveCancellationAdviceV06 = sequence
          GrpHdr      GroupHeader77          1..1
          OrgnlNtfctn OriginalNotification12 1..1
          SplmtryData SupplementaryData1     0..*

        NotificationToReceiveCancellationAdviceV10 = sequence
          GrpHdr      GroupHeader117                  1..1
          OrgnlNtfctn OriginalNotification18          1..1
          CxlRsn      NotificationCancellationReason2 0..1
          SplmtryData SupplementaryData1              0..*

        NotificationToReceiveV06 = sequence
          GrpHdr      GroupHeader77         1..1
          Ntfctn      AccountNotification16 1..1
          SplmtryData SupplementaryData1    0..*

        NotificationToReceiveV09 = sequence
          GrpHdr      GroupHeader117        1..1
          Ntfctn      AccountNotification26 1..1
          SplmtryData SupplementaryData1    0..*

        OriginalItem6 = sequence
          OrgnlItmId      Max35Text                         1..1
          OrgnlEndToEndId Max35Text                         0..1
          UETR            UUIDv4Identifier                  0..1
          Amt             ActiveOrHistoricCurrencyAndAmount 1..1
          XpctdValDt      ISODate                           0..1
          OrgnlItmRef     OriginalItemReference5            0..1

        OriginalItem9 = sequence
          OrgnlItmId      Max35Text                         1..1
          OrgnlEndToEndId Max35Text                         0..1
          UETR            UUIDv4Identifier                  0..1
          Amt             ActiveOrHistoricCurrencyAndAmount 1..1
          XpctdValDt      ISODate                           0..1
          OrgnlItmRef     OriginalItemReference8            0..1

        OriginalItemReference5 = sequence
          Acct       CashAccount38                                0..1
          AcctOwnr   Party40Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification6 0..1
          RltdAcct   CashAccount38                                0..1
          Dbtr       Party40Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification6 0..1
          Purp       Purpose2Choice                               0..1
          RltdRmtInf RemittanceLocation7                          0..1
          RmtInf     RemittanceInformation16                      0..1

        OriginalItemReference8 = sequence
          Acct       CashAccount40                                0..1
          AcctOwnr   Party50Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification8 0..1
          RltdAcct   CashAccount40                                0..1
          Dbtr       Party50Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification8 0..1
          Purp       Purpose2Choice                               0..1
          RltdRmtInf RemittanceLocation8                          0..1
          RmtInf     RemittanceInformation26                      0..1

        OriginalNotification12 = sequence
          OrgnlMsgId     Max35Text                       1..1
          OrgnlCreDtTm   ISODateTime                     0..1
          OrgnlNtfctnId  Max35Text                       1..1
          NtfctnCxl      GroupCancellationIndicator      0..1
          OrgnlNtfctnRef OriginalNotificationReference10 0..*

        OriginalNotification18 = sequence
          OrgnlMsgId     Max35Text                       1..1
          OrgnlCreDtTm   ISODateTime                     0..1
          OrgnlNtfctnId  Max35Text                       1..1
          NtfctnCxl      GroupCancellationIndicator      0..1
          OrgnlNtfctnRef OriginalNotificationReference16 0..*

        OriginalNotificationReference10 = sequence
          Acct       CashAccount38                                0..1
          AcctOwnr   Party40Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification6 0..1
          RltdAcct   CashAccount38                                0..1
          TtlAmt     ActiveOrHistoricCurrencyAndAmount            0..1
          XpctdValDt ISODate                                      0..1
          Dbtr       Party40Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification6 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification6 0..1
          OrgnlItm   OriginalItem6                                1..*

        OriginalNotificationReference16 = sequence
          Acct       CashAccount40                                0..1
          AcctOwnr   Party50Choice                                0..1
          AcctSvcr   BranchAndFinancialInstitutionIdentification8 0..1
          RltdAcct   CashAccount40                                0..1
          TtlAmt     ActiveOrHistoricCurrencyAndAmount            0..1
          XpctdValDt ISODate                                      0..1
          Dbtr       Party50Choice                                0..1
          DbtrAgt    BranchAndFinancialInstitutionIdentification8 0..1
          IntrmyAgt  BranchAndFinancialInstitutionIdentification8 0..1
          OrgnlItm   OriginalItem9                                1..*
        """#
}
