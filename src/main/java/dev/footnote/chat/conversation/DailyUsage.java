package dev.footnote.chat.conversation;

import java.math.BigDecimal;

/** What an account's answers took on one day: tokens read and written, and their cost. */
public record DailyUsage(long tokens, BigDecimal cost) {}
