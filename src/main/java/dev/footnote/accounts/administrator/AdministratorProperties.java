package dev.footnote.accounts.administrator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator.
 *
 * @param email address of the account that is made an administrator at the start; empty: none is
 */
@ConfigurationProperties("footnote.accounts.administrator")
record AdministratorProperties(@DefaultValue("") String email) {}
