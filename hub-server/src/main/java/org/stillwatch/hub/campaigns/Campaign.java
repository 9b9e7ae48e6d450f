package org.stillwatch.hub.campaigns;

import java.util.UUID;

/**
 * A campaign as the alerts need it.
 *
 * @param id of its row
 * @param publicId random; what leaves the hub
 * @param disputed whether a lab disputes it: nothing of it is raised further until that is settled
 * @param labs how many labs have a live cluster in it
 */
public record Campaign(long id, UUID publicId, boolean disputed, int labs) {}
