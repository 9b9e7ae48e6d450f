/** What needs the container: the WAR, deployed by Arquillian into Payara Micro. */
@NullMarked
package org.stillwatch.hub.container;

import org.jspecify.annotations.NullMarked;
