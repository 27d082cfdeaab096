package io.inquest.systems;

import java.util.List;

/** A store that has leaders. */
public interface Primaries {
    /** The nodes that believe, now, that they lead; possibly none, possibly several. In ascending order. */
    List<Integer> primaries();
}
